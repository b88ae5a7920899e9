#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/result.h"

namespace lectern::core {

struct DirectoryEntry {
  enum class Kind { File, Directory, Other };
  std::string name;
  Kind kind = Kind::Other;   ///< of what a symbolic link leads to; Other for a dangling one, sockets, devices
  std::uintmax_t bytes = 0;  ///< of a file
  bool link = false;         ///< itself a symbolic link
  /// Of a file: other whenever its bytes may be others. 0 when it changed so lately that a clock cannot tell another
  /// change from that one, or when nothing is known.
  std::uint64_t stamp = 0;
};

/// The world that the archive is read from: the disk, or a table in memory in tests.
class FileSystem {
 public:
  virtual ~FileSystem() = default;

  /// The whole file, bytes as they stand.
  virtual Result<std::string> read(const std::filesystem::path& path) const = 0;
  /// Sorted by name, bytewise; without '.' and '..'.
  virtual Result<std::vector<DirectoryEntry>> list(const std::filesystem::path& folder) const = 0;
  /// Absolute, symbolic links followed; an error when it does not exist.
  virtual Result<std::filesystem::path> canonical(const std::filesystem::path& path) const = 0;
};

/// The disk.
class DiskFileSystem : public FileSystem {
 public:
  Result<std::string> read(const std::filesystem::path& path) const override;
  Result<std::vector<DirectoryEntry>> list(const std::filesystem::path& folder) const override;
  Result<std::filesystem::path> canonical(const std::filesystem::path& path) const override;
};

/// What the operating system said of `path`, with a next step for the usual causes (missing, no permission, disk full).
Error io_error(std::string_view action, const std::filesystem::path& path, const std::error_code& cause);

}  // namespace lectern::core
