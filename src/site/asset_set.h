#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "core/file_sink.h"
#include "core/result.h"

namespace lectern::site {

/// Files that are published together, in a folder whose name is a hash of all of them:
/// `assets/theme-0123456789abcdef/`. So they may be kept for ever by who has them, and the modules among them import
/// each other by their plain names.
class AssetSet {
 public:
  using Files = std::map<std::string, std::string, std::less<>>;

  /// `name` tells people what the folder holds; the hash covers the names and bytes of `files`.
  AssetSet(std::string_view name, Files files);

  /// Relative to the site's root, with the '/' at its end.
  const std::string& folder() const { return folder_; }
  const Files& files() const { return files_; }
  core::Result<void> write(core::FileSink& sink) const;

 private:
  Files files_;
  std::string folder_;
};

/// The scripts of the browser client: the `.js` files of `folder`, not of folders below.
core::Result<AssetSet::Files> read_client(const std::filesystem::path& folder);

}  // namespace lectern::site
