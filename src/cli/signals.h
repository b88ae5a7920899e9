#pragma once

namespace lectern::cli {

/// From now on the first SIGINT or SIGTERM asks the work to end (core/interruption.h), and the second one kills at once.
/// A file that grows beyond the limit of the process is an error of writing, and no signal.
void end_at_signals();

}  // namespace lectern::cli
