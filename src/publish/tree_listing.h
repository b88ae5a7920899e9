#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "publish/fingerprint.h"

namespace lectern::publish {

/// One thing that a publish puts into the tree: a file, or a folder with a hashed name and all that is in it, whose
/// path then ends in '/'.
struct ListedUnit {
  std::string path;
  bool fresh = true;        ///< of this publish; else kept of the one before
  std::uint32_t files = 1;  ///< how many, and how many of them are HTML pages
  std::uint32_t pages = 0;
  std::uint64_t version = 0;  ///< of a folder: which publish made it what it is; two trees have the same one alike
  Fingerprint is;
};

struct ListedFolder {
  std::string path;  ///< without a '/' at its end; the tree itself is ""
  Fingerprint is;
};

/// What a published tree was when it was complete. It describes the folder with the inode of its first entry in
/// `folders`, as long as the marker in it has the fingerprint that is listed.
struct TreeListing {
  std::uint64_t generation = 0;       ///< counts publishes
  std::vector<ListedUnit> units;      ///< sorted by path
  std::vector<ListedFolder> folders;  ///< sorted by path
};

/// Text to keep in a file, and back; nothing when it is not what `format_listing` gave.
std::string format_listing(const TreeListing& listing);
std::optional<TreeListing> parse_listing(std::string_view text);

}  // namespace lectern::publish
