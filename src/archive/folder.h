#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic.h"
#include "core/file_system.h"
#include "core/result.h"

namespace lectern::archive {

/// A file of the archive as it is listed.
struct File {
  std::string name;
  std::string path;  ///< from the archive's root, '/' between parts
  std::uintmax_t bytes = 0;
  std::uint64_t stamp = 0;  ///< as `core::DirectoryEntry` has it
};

/// A folder of the archive with everything in it that may be read, each sorted by name. Links are followed where they
/// stay in the archive.
struct Folder {
  std::string name;  ///< empty for the root
  std::string path;  ///< from the archive's root; empty for the root
  std::vector<File> files;
  std::vector<Folder> folders;

  const File* file(std::string_view wanted) const;
  /// Takes the file at `wanted`, a path from this folder, out of it, and with it folders in which nothing else is.
  std::optional<File> take(std::string_view wanted);
};

/// How much is read at most.
struct FolderBounds {
  std::size_t depth = 32;
  std::size_t entries = 1'000'000;      ///< files and folders
  std::size_t linked_entries = 50'000;  ///< of these, reached through links: links could multiply them without end
};

/// Where the archive's files stand, for reading and for people.
class ArchiveRoot {
 public:
  explicit ArchiveRoot(std::filesystem::path root) : root_(std::move(root)) {}

  const std::filesystem::path& path() const { return root_; }
  std::filesystem::path location(const std::string& path) const;
  /// As diagnostics name it: the root as it was given, then the path.
  std::string shown(const std::string& path) const;

 private:
  std::filesystem::path root_;
};

/// Lists the whole archive and reads no file. Names that are ignored on purpose are left out silently; links that leave
/// the archive, loop or lead to nothing, names that are no text and what cannot be opened carry a diagnostic and are
/// left out. Fails only when the root itself cannot be listed.
core::Result<Folder> list_archive(const core::FileSystem& files, const ArchiveRoot& root, core::Diagnostics& problems,
                                  const FolderBounds& bounds = {});

}  // namespace lectern::archive
