#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <thread>

namespace lectern::cli {

/// Catches SIGINT, SIGTERM and SIGHUP for a command that runs until somebody stops it. Make it before any other thread,
/// which then does not get them either.
class StopSignals {
 public:
  /// How long the command has to end after a signal, and to clean up what it was making; then the process ends where it
  /// stands.
  static constexpr std::chrono::milliseconds kGrace{2000};

  /// Asks long work to end (core/interruption.h), then calls `on_stop`, once and from a thread of its own.
  explicit StopSignals(std::function<void()> on_stop);
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;
  ~StopSignals();

  /// The exit status that shells give to the signal that came: 130 for SIGINT. 0 when none came.
  int status() const { return status_; }

 private:
  void wait();

  std::function<void()> on_stop_;
  std::atomic<int> status_ = 0;
  int signals_;
  int ended_;
  std::thread thread_;
};

}  // namespace lectern::cli
