#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/file_system.h"

namespace lectern::test {

/// A world of files in memory, for tests of what reads files. Reading is safe from several threads. It records reads,
/// and can hold what is awkward on a disk: names that are no text, sockets, files that refuse to be read, symbolic
/// links that loop. Paths begin with '/'. Folders come into being with what is in them.
class MemoryFileSystem : public core::FileSystem {
 public:
  MemoryFileSystem();
  MemoryFileSystem(MemoryFileSystem&&) noexcept;
  MemoryFileSystem& operator=(MemoryFileSystem&&) noexcept;
  ~MemoryFileSystem() override;

  void add_file(const std::string& path, std::string bytes);
  void add_folder(const std::string& path);
  /// `target` is absolute, or relative to the folder that the link stands in.
  void add_link(const std::string& path, const std::string& target);
  void add_socket(const std::string& path);
  /// A file that exists and cannot be read.
  void add_unreadable(const std::string& path);
  /// A file that is listed with a size that it does not have.
  void add_file_of_size(const std::string& path, std::uintmax_t bytes);

  /// Every read so far, in order; files of several lessons are read at once, in no order.
  const std::vector<std::string>& reads() const { return reads_; }
  void forget_reads() { reads_.clear(); }

  core::Result<std::string> read(const std::filesystem::path& path) const override;
  core::Result<std::vector<core::DirectoryEntry>> list(const std::filesystem::path& folder) const override;
  core::Result<std::filesystem::path> canonical(const std::filesystem::path& path) const override;

 private:
  struct Node;
  struct Found {
    std::filesystem::path path;
    const Node* node;
  };
  Node& make(const std::string& path);
  /// Follows links; an error when there is nothing, or links go round.
  core::Result<Found> find(const std::filesystem::path& path) const;
  core::DirectoryEntry describe(const std::string& name, const Node& node, const std::filesystem::path& folder) const;

  std::unique_ptr<Node> root_;
  std::unique_ptr<std::mutex> mutex_ = std::make_unique<std::mutex>();  // guards what follows while files are read
  mutable std::vector<std::string> reads_;
};

}  // namespace lectern::test
