#pragma once

#include <CLI/CLI.hpp>
#include <memory>

namespace lectern::cli {

/// The whole command line: every command, option and help text. The command that is run leaves its exit status in
/// `status`, which outlives the application.
std::unique_ptr<CLI::App> make_application(int& status);

/// Parses the arguments and runs the command that they name. Help that was asked for goes to standard output; what is
/// wrong with the arguments, or help instead of a command, to standard error. Gives the exit status.
int run_application(int argc, const char* const* argv);

}  // namespace lectern::cli
