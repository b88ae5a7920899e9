#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/result.h"
#include "publish/content.h"
#include "publish/file_pool.h"
#include "publish/fingerprint.h"
#include "publish/tree_listing.h"

namespace lectern::publish {

/// The folder in which the next site is put together. It begins empty, or as the tree of an earlier publish, and then
/// only what differs is done; no file of it is ever written into, since it may be linked into the live site.
///
/// Paths are those of the site. Safe to use from several threads for different paths.
class StagingTree {
 public:
  /// `before` is what the folder holds, or nothing when the folder is yet to be made. `about_to_change` is called once,
  /// before the first change. Folders that are removed are moved into the folder `trash`, which is made when the first
  /// one is: to move a folder takes no time, and the caller removes them when nobody waits for it. Files go into the
  /// pool, which must outlive this, and new ones are made of those in it.
  StagingTree(std::filesystem::path folder, std::filesystem::path trash, FilePool& pool, const TreeListing* before,
              std::function<void()> about_to_change);

  const std::filesystem::path& folder() const { return folder_; }
  /// Whether anything was done to it.
  bool is_changed() const;

  /// A new file of that name, in place of what stood there.
  core::Result<Fingerprint> write(std::string_view path, const Content& content);
  /// A link to the file `from`, or a copy where links cannot be made.
  core::Result<Fingerprint> link(std::string_view path, const std::filesystem::path& from);
  /// An empty folder of that name that `finish` does not know: whoever makes it fills it.
  core::Result<void> make_folder(std::string_view path);
  /// A folder of links to all that is in the folder `from`.
  core::Result<void> link_folder(std::string_view path, const std::filesystem::path& from);
  /// Removes a file or, when it ends in '/', a folder. What is not there, or is the other kind by now, is left alone.
  core::Result<void> remove(std::string_view path);
  /// Removes a file inside a folder that was made by `make_folder`.
  core::Result<void> remove_inside(std::string_view path);
  /// Removes folders that are not among `needed` (sorted, the tree itself is ""), and gives the fingerprints of those
  /// that are.
  core::Result<std::vector<ListedFolder>> finish(const std::vector<std::string>& needed);

 private:
  struct Folder {
    Fingerprint is;
    bool exists = false;
    bool touched = false;  ///< `is` holds no longer
  };

  core::Result<std::filesystem::path> prepare(std::string_view path);
  core::Result<void> ensure(const std::string& path);
  core::Result<void> make(const std::string& path);
  core::Result<void> make_inner(const std::filesystem::path& folder);
  core::Result<void> begin_change();
  core::Result<void> discard(const std::filesystem::path& target);
  core::Result<void> drop_unneeded(const std::vector<std::string>& needed);

  std::filesystem::path folder_;
  std::filesystem::path trash_;
  FilePool& pool_;
  std::atomic<unsigned> discarded_{0};
  std::function<void()> about_to_change_;
  mutable std::mutex mutex_;  // guards what follows
  bool changed_ = false;
  std::unordered_map<std::string, Folder> folders_;
};

}  // namespace lectern::publish
