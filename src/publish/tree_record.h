#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "core/result.h"
#include "publish/marker.h"
#include "publish/tree_listing.h"

namespace lectern::publish {

/// The listings of published trees, kept in the workshop under the inodes of the trees' folders: whichever tree stands
/// at the output after a build was killed is known again.
class TreeRecords {
 public:
  /// Without a folder nothing is kept, and nothing found.
  explicit TreeRecords(std::filesystem::path folder);

  /// The listing of the tree, when there is one and it is of this very tree. `text`, when given, gets what it was read
  /// from.
  std::optional<TreeListing> find(const std::filesystem::path& tree, std::string* text = nullptr) const;
  core::Result<void> keep(const TreeListing& listing, const std::string& text) const;
  void forget(const std::filesystem::path& tree) const;
  /// Removes the listings of all trees but these.
  void forget_others(const std::filesystem::path& one, const std::filesystem::path& other) const;
  /// The latest listing of all, of whatever tree.
  std::optional<TreeListing> latest() const;

 private:
  std::filesystem::path file_of(std::uint64_t inode) const;

  std::filesystem::path folder_;
};

/// What to compare a tree with its listing by.
enum class Depth {
  Folders,         ///< the names in every folder; files may have been written into
  FoldersAndFiles  ///< the size and time of every file as well, except those in hashed folders
};

/// Whether the tree still is what its listing says. Uses all threads.
core::Result<bool> matches(const std::filesystem::path& tree, const TreeListing& listing, Depth depth);

/// What can be told of a published tree without its listing: the files and folders with hashed names, which all count
/// as its own, except those that the marker, or an outdated listing, calls kept.
TreeListing find_hashed(const std::filesystem::path& tree, const Marker& marker,
                        const std::optional<TreeListing>& outdated);

}  // namespace lectern::publish
