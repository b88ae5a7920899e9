#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/file_system.h"
#include "core/fingerprint.h"

namespace lectern::pipeline {

/// The disk, with the listings of folders kept from one look to the next. Safe from several threads at once.
class ListedFiles : public core::FileSystem {
 public:
  /// Lists `root` and all below it, on every core. What cannot be listed is left to whoever asks for it.
  void look_at(const std::filesystem::path& root);
  /// Forgets what it knows of `path`, of all below it and of the folder that it is in.
  void forget(const std::filesystem::path& path);

  /// Of all names, sizes and stamps below the folders that were looked at: while it stays, so do all their files.
  /// Nothing when that cannot be told: a file changed just now, or a link leads to a folder.
  std::optional<core::Fingerprint> fingerprint() const;

  core::Result<std::string> read(const std::filesystem::path& path) const override { return disk_.read(path); }
  core::Result<std::vector<core::DirectoryEntry>> list(const std::filesystem::path& folder) const override;
  core::Result<std::filesystem::path> canonical(const std::filesystem::path& path) const override {
    return disk_.canonical(path);
  }

 private:
  using Listings = std::map<std::string, std::vector<core::DirectoryEntry>, std::less<>>;

  core::DiskFileSystem disk_;
  mutable std::mutex mutex_;  // guards what follows
  Listings listings_;
};

}  // namespace lectern::pipeline
