#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <string>

#include "core/result.h"
#include "publish/descriptor.h"

namespace lectern::publish {

/// Files that no tree needs any more, kept for the next that are written.
///
/// To free a file's blocks takes some file systems milliseconds (ext4 without a journal tells an SSD of each at once),
/// and a publish drops about as many files as it writes: so their blocks are written over instead. Only a file that
/// nobody else can see is: one name, ours, and opened by no process, so that a download that began before the last
/// publish ends as it began. What a killed build leaves half written in the pool, or of it, is written over as well.
///
/// Safe to use from several threads.
class FilePool {
 public:
  /// The pool is a folder on the file system of the trees, made when it is not there. Without one, or where the system
  /// cannot tell whether a file is open, nothing is kept. What is in the folder is not trusted.
  explicit FilePool(std::filesystem::path folder);

  /// Removes a file from a tree: into the pool, or for good. What is not there, or is a folder, is left alone.
  core::Result<void> drop(const std::filesystem::path& file);
  /// Removes a folder and all that is in it. What does not fit into the pool takes the time that it takes.
  core::Result<void> drop_folder(const std::filesystem::path& folder);
  /// A file for so many bytes under the name `target`, which must be free, open for writing at its beginning; no
  /// descriptor when the pool has none. It still holds its old bytes: whoever has written it calls `finish`.
  Descriptor take(const std::filesystem::path& target, std::uint64_t bytes);
  /// Cuts the file off where it was written to. Its bytes are sent to the disk at once, so that a power failure does
  /// not find the old ones under the new name: nothing would tell, as length and time of the file are the new ones.
  /// False on failure, which `errno` tells of.
  static bool finish(int descriptor);
  /// Removes the largest files until no more than `most_files` are left.
  void trim(std::size_t most_files);

 private:
  void load();
  void enter(std::uint64_t blocks, std::string name);
  bool has_room(std::uint64_t blocks);
  std::string leave(std::uint64_t most_blocks);

  std::filesystem::path folder_;
  unsigned mode_ = 0;                                ///< that a new file would get
  std::mutex mutex_;                                 // guards what follows
  std::multimap<std::uint64_t, std::string> names_;  ///< by blocks
  std::uint64_t blocks_ = 0;
  std::uint64_t most_blocks_ = 0;
};

}  // namespace lectern::publish
