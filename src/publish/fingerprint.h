#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <filesystem>
#include <optional>

namespace lectern::publish {

/// What tells a file or a folder from another that took its name, and from itself before it was changed. Two names with
/// one fingerprint on one file system are links to one file.
struct Fingerprint {
  std::uint64_t inode = 0;
  std::int64_t modified_ns = 0;
  std::uint64_t bytes = 0;  ///< of a file; 0 for a folder; for a whole tree what `tree_fingerprint` says

  bool operator==(const Fingerprint&) const = default;
};

Fingerprint fingerprint_of(const struct stat& status);

/// Of a regular file, or of a folder, of that name; nothing when there is none, or a link instead. `at` is a descriptor
/// of the folder that `path` starts from, or AT_FDCWD.
std::optional<Fingerprint> file_fingerprint(int at, const char* path);
std::optional<Fingerprint> folder_fingerprint(int at, const char* path);

/// Of a folder with all folders in it: `bytes` is 0 when there are none, else a hash of theirs.
std::optional<Fingerprint> tree_fingerprint(const std::filesystem::path& folder);

}  // namespace lectern::publish
