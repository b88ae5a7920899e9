#pragma once

#include "core/result.h"

namespace lectern::core {

/// Asks all long work of this process to end soon. Safe to call from a signal handler and from any thread.
void interrupt(int signal) noexcept;

/// The signal that asked, or 0. Long loops look between two pieces of work, and leave with `interruption()`.
int interrupted() noexcept;

/// What to give up with: an Error of code Interrupted.
Error interruption();

/// Success, unless somebody asked to end.
Result<void> check_interruption();

/// Forgets that somebody asked; for tests.
void resume() noexcept;

}  // namespace lectern::core
