#pragma once

#include <filesystem>

#include "core/result.h"

namespace lectern::publish {

/// Holds an output folder for one build, by a lock of the operating system on a file beside it: it ends with the
/// process, so a dead build is no obstacle.
class BuildLock {
 public:
  /// Fails at once, naming the process that holds the lock, when there is one.
  static core::Result<BuildLock> take(const std::filesystem::path& file);
  BuildLock(BuildLock&& other) noexcept;
  BuildLock& operator=(BuildLock&& other) noexcept;
  ~BuildLock();

 private:
  BuildLock(std::filesystem::path file, int descriptor);
  std::filesystem::path file_;
  int descriptor_ = -1;
};

}  // namespace lectern::publish
