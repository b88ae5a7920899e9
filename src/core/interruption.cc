#include "core/interruption.h"

#include <atomic>

namespace lectern::core {
namespace {

std::atomic<int> signal_received{0};
static_assert(std::atomic<int>::is_always_lock_free, "a signal handler must not wait for a lock");

}  // namespace

void interrupt(int signal) noexcept {
  signal_received = signal;
}

int interrupted() noexcept {
  return signal_received;
}

Error interruption() {
  return {Error::Code::Interrupted, "interrupted; the site and the index of the last build stand as they were", ""};
}

Result<void> check_interruption() {
  return interrupted() == 0 ? Result<void>() : Result<void>(interruption());
}

void resume() noexcept {
  signal_received = 0;
}

}  // namespace lectern::core
