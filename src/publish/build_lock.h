#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "core/result.h"

namespace lectern::publish {

/// How to wait for another build.
struct Patience {
  /// A build that takes longer than this is stuck, or is watched by somebody who should be told.
  std::chrono::milliseconds limit = std::chrono::minutes(10);
  /// Called once for each holder of the lock that is waited for, with its process id in words.
  std::function<void(const std::string& holder)> waiting = [](const std::string&) {};
};

/// Holds a folder for one build, by a lock of the operating system on a file: it ends with the process, so a dead build
/// is no obstacle. The file is there while somebody holds or wants the lock.
class BuildLock {
 public:
  /// Waits while another process holds the lock; fails, naming it, when it still does at the limit, and when the
  /// process is asked to end.
  static core::Result<BuildLock> take(const std::filesystem::path& file, const Patience& patience = {});
  BuildLock(BuildLock&& other) noexcept;
  BuildLock& operator=(BuildLock&& other) noexcept;
  ~BuildLock();

 private:
  /// Nothing when somebody else holds it.
  static core::Result<std::optional<BuildLock>> try_once(const std::filesystem::path& file);
  BuildLock(std::filesystem::path file, int descriptor);
  std::filesystem::path file_;
  int descriptor_ = -1;
};

}  // namespace lectern::publish
