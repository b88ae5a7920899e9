#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "serve/gatherer.h"
#include "serve/rebuild.h"
#include "serve/tree_scan.h"

namespace lectern::serve {

class InotifyTree;

struct WatchOptions {
  std::vector<std::filesystem::path> roots;    ///< folders; one may be missing for a while
  std::vector<std::filesystem::path> ignored;  ///< folders below roots that are left out, beginning like their root
  /// Compares the trees every so often instead of being told by the system.
  bool poll = false;
};

/// Says what changes below some folders, gathered by `Gatherer`. Watches from construction on: what changes between two
/// calls of `next` is told by the second.
class Watcher {
 public:
  /// Told once, with a reason in words, when the system cannot watch so many folders and they are polled instead.
  using OnPolling = std::function<void(const std::string& reason)>;

  Watcher(WatchOptions options, OnPolling on_polling);
  Watcher(const Watcher&) = delete;
  Watcher& operator=(const Watcher&) = delete;
  ~Watcher();

  /// Waits for changes, for `longest` or for ever; empty ones when the time is over, nothing once `stop` was called.
  std::optional<Changes> next(std::optional<std::chrono::milliseconds> longest = std::nullopt);
  /// Ends `next`, now and later. From any thread.
  void stop();

 private:
  using Deadline = std::optional<Gatherer::Clock::time_point>;

  std::optional<Changes> next_told(Deadline deadline);
  std::optional<Changes> next_found(Deadline deadline);
  bool wait(int descriptor, std::chrono::milliseconds timeout, Deadline deadline) const;
  void begin_polling(const std::string& reason);
  std::chrono::milliseconds patience() const;

  WatchOptions options_;
  OnPolling on_polling_;
  int stop_descriptor_;
  std::unique_ptr<InotifyTree> tree_;  // none while polling
  Gatherer gatherer_;
  TreeFacts last_scan_;
  std::chrono::milliseconds interval_;
};

}  // namespace lectern::serve
