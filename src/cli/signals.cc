#include "cli/signals.h"

#include <csignal>

#include "core/interruption.h"

namespace lectern::cli {
namespace {

void ask_to_end(int signal) {
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
  core::interrupt(signal);
}

/// What was started in the background ignores SIGINT, and goes on doing so.
void end_at(int signal) {
  if (std::signal(signal, ask_to_end) == SIG_IGN) std::signal(signal, SIG_IGN);
}

}  // namespace

void end_at_signals() {
  end_at(SIGINT);
  end_at(SIGTERM);
  std::signal(SIGXFSZ, SIG_IGN);
}

}  // namespace lectern::cli
