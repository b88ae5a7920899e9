#include "publish/staging_tree.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "core/file_system.h"
#include "publish/file_path.h"

namespace lectern::publish {
namespace {

namespace fs = std::filesystem;

std::error_code last_error() {
  return {errno, std::generic_category()};
}

core::Result<Fingerprint> fingerprint(const fs::path& path) {
  const auto is = file_fingerprint(AT_FDCWD, path.c_str());
  return is ? core::Result<Fingerprint>(*is) : core::Result<Fingerprint>(core::io_error("read", path, last_error()));
}

core::Result<void> link_all(const fs::path& from, const fs::path& to) {
  std::error_code cause;
  fs::directory_iterator entries(from, cause);
  for (const fs::directory_iterator end; !cause && entries != end; entries.increment(cause)) {
    const fs::path target = to / entries->path().filename();
    const fs::file_status status = entries->symlink_status();
    core::Result<void> done;
    if (fs::is_directory(status)) {
      if (mkdir(target.c_str(), 0755) != 0) return core::io_error("make the folder", target, last_error());
      done = link_all(entries->path(), target);
    } else if (fs::is_regular_file(status)) {
      done = PublishedContent(entries->path()).write(target, nullptr);
    }
    if (!done) return done;
  }
  return cause ? core::Result<void>(core::io_error("keep", from, cause)) : core::Result<void>();
}

}  // namespace

StagingTree::StagingTree(fs::path folder, fs::path trash, FilePool& pool, const TreeListing* before,
                         std::function<void()> about_to_change)
    : folder_(std::move(folder)), trash_(std::move(trash)), pool_(pool), about_to_change_(std::move(about_to_change)) {
  if (before == nullptr) return;
  folders_.reserve(before->folders.size() * 2);
  for (const ListedFolder& listed : before->folders) folders_[listed.path] = {listed.is, true, false};
}

bool StagingTree::is_changed() const {
  const std::lock_guard guard(mutex_);
  return changed_;
}

core::Result<void> StagingTree::begin_change() {
  if (std::exchange(changed_, true)) return {};
  about_to_change_();
  return {};
}

core::Result<void> StagingTree::make(const std::string& path) {
  const fs::path target = path.empty() ? folder_ : folder_ / path;
  if (mkdir(target.c_str(), 0755) == 0) return {};
  struct stat status {};
  const int cause = errno;
  if (cause != EEXIST || lstat(target.c_str(), &status) != 0 || S_ISDIR(status.st_mode)) {
    return core::io_error("make the folder", target, {cause, std::generic_category()});
  }
  // A file of the earlier publish; that this one does not have it as well is seen at the end.
  if (auto dropped = pool_.drop(target); !dropped) return dropped;
  if (mkdir(target.c_str(), 0755) == 0) return {};
  return core::io_error("make the folder", target, last_error());
}

core::Result<void> StagingTree::ensure(const std::string& path) {
  const auto known = folders_.find(path);
  if (known != folders_.end() && known->second.exists) {
    known->second.touched = true;
    return {};
  }
  if (!path.empty()) {
    if (auto above = ensure(std::string(folder_of(path))); !above) return above;
  }
  if (auto made = make(path); !made) return made;
  folders_[path] = {{}, true, true};
  return {};
}

/// Where `path` stands on the disk, with the folder that holds it made.
core::Result<fs::path> StagingTree::prepare(std::string_view path) {
  const std::lock_guard guard(mutex_);
  if (auto begun = begin_change(); !begun) return begun.error();
  if (path.ends_with('/')) path.remove_suffix(1);
  // Folders inside a hashed one are known to nobody, and are made when a file wants one.
  const std::string_view hashed = hashed_folder_of(path);
  if (auto made = ensure(std::string(folder_of(hashed.empty() ? path : hashed))); !made) return made.error();
  return folder_ / fs::path(path);
}

/// A folder inside a hashed one. Files of the earlier publish may have its name, or that of one above it.
core::Result<void> StagingTree::make_inner(const fs::path& folder) {
  std::error_code cause;
  fs::create_directories(folder, cause);
  if (!cause) return {};
  const std::lock_guard guard(mutex_);
  for (fs::path at = folder; at != folder_; at = at.parent_path()) {
    if (auto dropped = pool_.drop(at); !dropped) return dropped;
  }
  fs::create_directories(folder, cause);
  return cause ? core::Result<void>(core::io_error("make the folder", folder, cause)) : core::Result<void>();
}

core::Result<Fingerprint> StagingTree::write(std::string_view path, const Content& content) {
  auto target = prepare(path);
  if (!target) return target.error();
  struct stat status {};
  if (lstat(target->c_str(), &status) == 0) {
    auto removed = S_ISDIR(status.st_mode) ? pool_.drop_folder(*target) : pool_.drop(*target);
    if (!removed) return removed.error();
  }
  if (!hashed_folder_of(path).empty()) {
    if (auto made = make_inner(target->parent_path()); !made) return made.error();
  }
  if (auto written = content.write(*target, &pool_); !written) return written.error();
  return fingerprint(*target);
}

core::Result<Fingerprint> StagingTree::link(std::string_view path, const fs::path& from) {
  return write(path, PublishedContent(from));
}

core::Result<void> StagingTree::discard(const fs::path& target) {
  if (!folder_fingerprint(AT_FDCWD, target.c_str())) return {};
  const fs::path away = trash_ / std::to_string(discarded_++);
  std::error_code cause;
  fs::create_directory(trash_, cause);
  fs::rename(target, away, cause);
  return cause ? pool_.drop_folder(target) : core::Result<void>();
}

core::Result<void> StagingTree::make_folder(std::string_view path) {
  auto target = prepare(path);
  if (!target) return target.error();
  if (auto removed = discard(*target); !removed) return removed;
  if (auto dropped = pool_.drop(*target); !dropped) return dropped;  // a file of the earlier publish
  if (mkdir(target->c_str(), 0755) != 0) return core::io_error("make the folder", *target, last_error());
  return {};
}

core::Result<void> StagingTree::link_folder(std::string_view path, const fs::path& from) {
  if (!folder_fingerprint(AT_FDCWD, from.c_str())) {
    return core::io_error("keep", from, std::make_error_code(std::errc::no_such_file_or_directory));
  }
  if (auto made = make_folder(path); !made) return made;
  return link_all(from, folder_ / fs::path(path));
}

core::Result<void> StagingTree::remove(std::string_view path) {
  const bool is_folder = path.ends_with('/');
  {
    // The folder above may be gone already, with all that was in it.
    const std::lock_guard guard(mutex_);
    const auto above = folders_.find(std::string(folder_of(path)));
    if (above == folders_.end()) return {};
    if (auto begun = begin_change(); !begun) return begun;
    above->second.touched = true;
  }
  if (is_folder) path.remove_suffix(1);
  const fs::path target = folder_ / fs::path(path);
  return is_folder ? discard(target) : pool_.drop(target);
}

core::Result<void> StagingTree::remove_inside(std::string_view path) {
  auto target = prepare(path);
  return target ? pool_.drop(*target) : core::Result<void>(target.error());
}

core::Result<void> StagingTree::drop_unneeded(const std::vector<std::string>& needed) {
  std::vector<std::string> unneeded;
  for (const auto& [path, folder] : folders_) {
    if (!std::binary_search(needed.begin(), needed.end(), path)) unneeded.push_back(path);
  }
  std::sort(unneeded.begin(), unneeded.end(), std::greater<>());  // what is inside comes first
  for (const std::string& path : unneeded) {
    if (auto begun = begin_change(); !begun) return begun;
    const auto above = folders_.find(std::string(folder_of(path)));
    if (above != folders_.end()) above->second.touched = true;
    folders_.erase(path);
    const fs::path target = folder_ / path;
    if (!folder_fingerprint(AT_FDCWD, target.c_str())) continue;  // a file took its place
    if (auto removed = pool_.drop_folder(target); !removed) return removed;
  }
  return {};
}

core::Result<std::vector<ListedFolder>> StagingTree::finish(const std::vector<std::string>& needed) {
  const std::lock_guard guard(mutex_);
  if (auto dropped = drop_unneeded(needed); !dropped) return dropped.error();
  std::vector<ListedFolder> out;
  out.reserve(needed.size());
  for (const std::string& path : needed) {
    Folder& folder = folders_[path];
    if (!folder.exists) {
      if (auto made = ensure(path); !made) return made.error();
    }
    if (folders_[path].touched) {
      const fs::path target = path.empty() ? folder_ : folder_ / path;
      const auto is = folder_fingerprint(AT_FDCWD, target.c_str());
      if (!is) return core::io_error("read", target, last_error());
      folders_[path] = {*is, true, false};
    }
    out.push_back({path, folders_[path].is});
  }
  return out;
}

}  // namespace lectern::publish
