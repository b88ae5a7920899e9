#include "cli/stop_signals.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <utility>

#include "core/interruption.h"

namespace lectern::cli {
namespace {

sigset_t stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&signals, signal);
  return signals;
}

}  // namespace

StopSignals::StopSignals(std::function<void()> on_stop)
    : on_stop_(std::move(on_stop)), ended_(eventfd(0, EFD_CLOEXEC)) {
  const sigset_t signals = stop_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  signals_ = signalfd(-1, &signals, SFD_CLOEXEC);
  thread_ = std::thread([this] { wait(); });
}

StopSignals::~StopSignals() {
  const std::uint64_t one = 1;
  [[maybe_unused]] const ssize_t written = write(ended_, &one, sizeof one);
  thread_.join();
  close(ended_);
  close(signals_);
}

void StopSignals::wait() {
  std::array<pollfd, 2> waited{{{signals_, POLLIN, 0}, {ended_, POLLIN, 0}}};
  poll(waited.data(), 2, -1);
  if (waited[0].revents == 0) return;
  signalfd_siginfo came{};
  [[maybe_unused]] const ssize_t count = read(signals_, &came, sizeof came);
  status_ = 128 + static_cast<int>(came.ssi_signo);
  core::interrupt(static_cast<int>(came.ssi_signo));
  on_stop_();
  if (poll(&waited[1], 1, static_cast<int>(kGrace.count())) == 0) std::_Exit(status_);
}

}  // namespace lectern::cli
