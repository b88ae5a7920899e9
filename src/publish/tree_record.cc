#include "publish/tree_record.h"

#include <fcntl.h>
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <set>
#include <utility>

#include "core/file_system.h"
#include "core/parallel.h"
#include "publish/content.h"
#include "publish/descriptor.h"
#include "publish/file_path.h"
#include "publish/publisher.h"

namespace lectern::publish {
namespace {

namespace fs = std::filesystem;

constexpr const char* kExtension = ".listing";
constexpr std::size_t kEntriesAtOnce = 1024;

std::optional<TreeListing> read_listing(const fs::path& file, std::string* text) {
  auto read = core::DiskFileSystem().read(file);
  if (!read) return {};
  auto listing = parse_listing(*read);
  if (listing && text != nullptr) *text = *std::move(read);
  return listing;
}

const ListedUnit* find_unit(const TreeListing& listing, std::string_view path) {
  const auto at = std::lower_bound(listing.units.begin(), listing.units.end(), path,
                                   [](const ListedUnit& unit, std::string_view name) { return unit.path < name; });
  return at != listing.units.end() && at->path == path ? &*at : nullptr;
}

bool unit_matches(const fs::path& tree, int root, const ListedUnit& unit, Depth depth) {
  // Few have folders in them; the others need not be read.
  if (unit.path.ends_with('/') && unit.is.bytes != 0) return tree_fingerprint(tree / unit.path) == unit.is;
  if (unit.path.ends_with('/')) return folder_fingerprint(root, unit.path.c_str()) == unit.is;
  return depth == Depth::Folders || file_fingerprint(root, unit.path.c_str()) == unit.is;
}

bool folder_matches(int root, const ListedFolder& folder) {
  return folder_fingerprint(root, folder.path.empty() ? "." : folder.path.c_str()) == folder.is;
}

std::pair<std::uint32_t, std::uint32_t> count_files(const fs::path& folder) {
  std::uint32_t files = 0, pages = 0;
  std::error_code cause;
  for (fs::recursive_directory_iterator at(folder, cause), end; !cause && at != end; at.increment(cause)) {
    if (!fs::is_regular_file(at->symlink_status())) continue;
    ++files;
    if (at->path().extension() == ".html") ++pages;
  }
  return {files, pages};
}

/// A file or folder with a hashed name as a unit; nothing when it is neither.
std::optional<ListedUnit> hashed_unit(const fs::directory_entry& entry, const fs::path& tree) {
  const fs::file_status status = entry.symlink_status();
  ListedUnit unit;
  unit.path = entry.path().lexically_relative(tree).string();
  if (!is_plain_path(unit.path) || !is_hashed(unit.path)) return {};
  if (fs::is_directory(status)) {
    std::tie(unit.files, unit.pages) = count_files(entry.path());
    unit.path += '/';
    return unit;
  }
  if (!fs::is_regular_file(status)) return {};
  if (const auto is = file_fingerprint(AT_FDCWD, entry.path().c_str())) unit.is = *is;
  return unit;
}

bool is_kept(const ListedUnit& unit, const Marker& marker, const std::optional<TreeListing>& outdated) {
  const ListedUnit* before = outdated ? find_unit(*outdated, unit.path) : nullptr;
  if (before != nullptr) return !before->fresh;
  const auto listed = marker.kept.lower_bound(unit.path);
  return listed != marker.kept.end() && listed->starts_with(unit.path);
}

}  // namespace

TreeRecords::TreeRecords(fs::path folder) : folder_(std::move(folder)) {}

fs::path TreeRecords::file_of(std::uint64_t inode) const {
  return folder_ / fmt::format("{:016x}{}", inode, kExtension);
}

std::optional<TreeListing> TreeRecords::find(const fs::path& tree, std::string* text) const {
  if (folder_.empty()) return {};
  const auto root = folder_fingerprint(AT_FDCWD, tree.c_str());
  if (!root) return {};
  auto listing = read_listing(file_of(root->inode), text);
  if (!listing || listing->folders.front().is.inode != root->inode) return {};
  const ListedUnit* marker = find_unit(*listing, kMarkerName);
  const auto is = file_fingerprint(AT_FDCWD, (tree / kMarkerName).c_str());
  if (marker == nullptr || is != marker->is) return {};
  return listing;
}

core::Result<void> TreeRecords::keep(const TreeListing& listing, const std::string& text) const {
  if (folder_.empty()) return {};
  const fs::path file = file_of(listing.folders.front().is.inode);
  fs::path half = file;
  half += "-half";
  std::error_code cause;
  fs::remove(half, cause);
  if (auto written = BytesContent(text).write(half, nullptr); !written) return written;
  fs::rename(half, file, cause);
  return cause ? core::Result<void>(core::io_error("write", file, cause)) : core::Result<void>();
}

void TreeRecords::forget(const fs::path& tree) const {
  const auto root = folder_fingerprint(AT_FDCWD, tree.c_str());
  std::error_code ignored;
  if (root && !folder_.empty()) fs::remove(file_of(root->inode), ignored);
}

void TreeRecords::forget_others(const fs::path& one, const fs::path& other) const {
  if (folder_.empty()) return;
  std::set<fs::path> wanted;
  for (const fs::path& tree : {one, other}) {
    if (const auto root = folder_fingerprint(AT_FDCWD, tree.c_str())) wanted.insert(file_of(root->inode));
  }
  std::vector<fs::path> unwanted;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder_, ignored)) {
    const std::string name = entry.path().filename().string();
    if (name.find(kExtension) != std::string::npos && !wanted.contains(entry.path())) unwanted.push_back(entry.path());
  }
  for (const fs::path& file : unwanted) fs::remove(file, ignored);
}

std::optional<TreeListing> TreeRecords::latest() const {
  std::optional<TreeListing> latest;
  std::error_code ignored;
  if (folder_.empty()) return latest;
  for (const auto& entry : fs::directory_iterator(folder_, ignored)) {
    if (entry.path().extension() != kExtension) continue;
    auto listing = read_listing(entry.path(), nullptr);
    if (listing && (!latest || listing->generation > latest->generation)) latest = std::move(listing);
  }
  return latest;
}

core::Result<bool> matches(const fs::path& tree, const TreeListing& listing, Depth depth) {
  const Descriptor root(open(tree.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
  if (!root) return false;
  const std::size_t units = listing.units.size(), all = units + listing.folders.size();
  std::atomic<bool> same{true};
  const auto compare = [&](std::size_t i) {
    return i < units ? unit_matches(tree, root.get(), listing.units[i], depth)
                     : folder_matches(root.get(), listing.folders[i - units]);
  };
  auto done = core::for_each_in_parallel((all + kEntriesAtOnce - 1) / kEntriesAtOnce, [&](std::size_t block) {
    const std::size_t end = std::min(all, (block + 1) * kEntriesAtOnce);
    for (std::size_t i = block * kEntriesAtOnce; i < end && same; ++i) {
      if (!compare(i)) same = false;
    }
    return core::Result<void>();
  });
  if (!done) return done.error();
  return same.load();
}

TreeListing find_hashed(const fs::path& tree, const Marker& marker, const std::optional<TreeListing>& outdated) {
  TreeListing out;
  std::error_code cause;
  for (fs::recursive_directory_iterator at(tree, cause), end; !cause && at != end; at.increment(cause)) {
    auto unit = hashed_unit(*at, tree);
    if (!unit) continue;
    if (unit->path.ends_with('/')) at.disable_recursion_pending();
    unit->fresh = !is_kept(*unit, marker, outdated);
    out.units.push_back(*std::move(unit));
  }
  std::sort(out.units.begin(), out.units.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return out;
}

}  // namespace lectern::publish
