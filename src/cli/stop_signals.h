#pragma once

#include <chrono>
#include <functional>
#include <thread>

namespace lectern::cli {

/// Catches SIGINT, SIGTERM and SIGHUP for a command that runs until somebody stops it. Make it before any other thread,
/// which then does not get them either.
class StopSignals {
 public:
  /// How long the command has to end after a signal; then the process ends where it stands, with `kInterrupted`.
  static constexpr std::chrono::milliseconds kGrace{500};

  /// `on_stop` is called once, from a thread of its own.
  explicit StopSignals(std::function<void()> on_stop);
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;
  ~StopSignals();

 private:
  void wait() const;

  std::function<void()> on_stop_;
  int signals_;
  int ended_;
  std::thread thread_;
};

}  // namespace lectern::cli
