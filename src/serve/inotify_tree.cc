#include "serve/inotify_tree.h"

#include <fmt/format.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "serve/watched_names.h"

namespace lectern::serve {
namespace {

namespace fs = std::filesystem;
using Kind = FileEvent::Kind;

constexpr std::uint32_t kMask = IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_DELETE | IN_MOVED_FROM |
                                IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

/// A link, or another name for a file that was there: nobody is going to write it.
bool is_born_whole(const fs::path& path) {
  struct stat facts {};
  return lstat(path.c_str(), &facts) == 0 && (!S_ISREG(facts.st_mode) || facts.st_nlink > 1);
}

Kind kind_of(std::uint32_t mask, const fs::path& path) {
  if ((mask & (IN_DELETE | IN_MOVED_FROM)) != 0) return Kind::Vanished;
  if ((mask & (IN_CLOSE_WRITE | IN_MOVED_TO)) != 0) return Kind::Settled;
  if ((mask & IN_CREATE) != 0) return is_born_whole(path) ? Kind::Settled : Kind::Born;
  return (mask & IN_MODIFY) != 0 ? Kind::Written : Kind::Touched;
}

bool is_below(const fs::path& path, const fs::path& folder) {
  const auto [end, rest] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return end == folder.end();
}

}  // namespace

InotifyTree::InotifyTree(std::vector<fs::path> roots, std::vector<fs::path> ignored) : ignored_(std::move(ignored)) {
  for (fs::path& path : roots) roots_.push_back({std::move(path)});
  descriptor_ = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  if (descriptor_ < 0) {
    failure_ = fmt::format("the system cannot watch folders ({})", std::strerror(errno));
    return;
  }
  for (Root& root : roots_) add_root(root);
}

InotifyTree::~InotifyTree() {
  if (descriptor_ >= 0) close(descriptor_);
}

void InotifyTree::add_root(Root& root) {
  struct stat facts {};
  root.device = root.node = 0;
  if (stat(root.path.c_str(), &facts) != 0 || !S_ISDIR(facts.st_mode)) return;
  root.device = facts.st_dev;
  root.node = facts.st_ino;
  add_tree(root.path, nullptr);
}

bool InotifyTree::is_ignored(const fs::path& path) const {
  return is_passing_name(path.filename().string()) ||
         std::find(ignored_.begin(), ignored_.end(), path) != ignored_.end();
}

bool InotifyTree::add_watch(const fs::path& folder) {
  const int watch = inotify_add_watch(descriptor_, folder.c_str(), kMask);
  if (watch >= 0) {
    // The same folder under its old name, when it was moved.
    if (const auto known = folders_.find(watch); known != folders_.end()) watches_.erase(known->second);
    folders_[watch] = folder;
    watches_[folder] = watch;
    return true;
  }
  if (errno == ENOSPC || errno == ENOMEM) {
    failure_ = fmt::format("the system watches no more folders than {} (fs.inotify.max_user_watches)", watches_.size());
  }
  return false;  // it is gone already, or may not be read: whoever reads the archive says so
}

/// The watch comes before the look into the folder, so nothing falls between the two.
void InotifyTree::add_tree(const fs::path& folder, std::vector<FileEvent>* found) {
  if (failure_ || !add_watch(folder)) return;
  std::error_code cause;
  fs::directory_iterator entries(folder, cause);
  for (const fs::directory_iterator end; !cause && entries != end; entries.increment(cause)) {
    const fs::path& path = entries->path();
    if (is_ignored(path)) continue;
    if (found != nullptr) found->push_back({Kind::Settled, path});
    std::error_code ignored;
    if (entries->symlink_status(ignored).type() == fs::file_type::directory) add_tree(path, found);
  }
}

void InotifyTree::drop_tree(const fs::path& folder) {
  for (auto entry = watches_.lower_bound(folder); entry != watches_.end() && is_below(entry->first, folder);) {
    inotify_rm_watch(descriptor_, entry->second);
    folders_.erase(entry->second);
    entry = watches_.erase(entry);
  }
}

void InotifyTree::rescan() {
  for (Root& root : roots_) {
    drop_tree(root.path);
    add_root(root);
  }
}

std::vector<FileEvent> InotifyTree::read() {
  std::vector<FileEvent> out;
  alignas(inotify_event) std::array<char, 1U << 16U> buffer;
  while (true) {
    const ssize_t count = ::read(descriptor_, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    for (ssize_t at = 0; at < count;) {
      inotify_event event{};
      std::memcpy(&event, buffer.data() + at, sizeof event);
      const char* name = buffer.data() + at + sizeof event;
      handle(event, std::string(name, strnlen(name, event.len)), out);
      at += static_cast<ssize_t>(sizeof event + event.len);
    }
  }
  if (std::exchange(lost_root_, false)) {
    for (FileEvent& event : check_roots()) out.push_back(std::move(event));
  }
  return out;
}

void InotifyTree::handle(const inotify_event& event, const std::string& name, std::vector<FileEvent>& out) {
  if ((event.mask & IN_Q_OVERFLOW) != 0) {
    rescan();
    out.push_back({Kind::Anything, {}});
    return;
  }
  const auto folder = folders_.find(event.wd);
  if (folder == folders_.end()) return;  // of a watch that was dropped
  if ((event.mask & (IN_IGNORED | IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT)) != 0) {
    lost_root_ = true;  // perhaps; folders below are told of by the ones above them
    if ((event.mask & IN_IGNORED) == 0) return;
    watches_.erase(folder->second);
    folders_.erase(folder);
    return;
  }
  const fs::path path = folder->second / name;
  if (name.empty() || is_ignored(path)) return;
  if ((event.mask & IN_ISDIR) != 0) return handle_folder(event.mask, path, out);
  out.push_back({kind_of(event.mask, path), path});
}

void InotifyTree::handle_folder(std::uint32_t mask, const fs::path& path, std::vector<FileEvent>& out) {
  if ((mask & (IN_DELETE | IN_MOVED_FROM)) != 0) {
    drop_tree(path);
    out.push_back({Kind::Vanished, path});
    return;
  }
  out.push_back({Kind::Settled, path});
  if ((mask & IN_ATTRIB) != 0 && watches_.contains(path)) return;
  add_tree(path, &out);
}

std::vector<FileEvent> InotifyTree::check_roots() {
  std::vector<FileEvent> out;
  for (Root& root : roots_) {
    struct stat facts {};
    const bool there = stat(root.path.c_str(), &facts) == 0 && S_ISDIR(facts.st_mode);
    const bool watched = watches_.contains(root.path);
    if (there ? watched && facts.st_dev == root.device && facts.st_ino == root.node : root.node == 0) continue;
    drop_tree(root.path);
    add_root(root);
    if (there && !watches_.contains(root.path)) continue;  // it may not be watched, as it was before
    out.push_back({Kind::Anything, {}});
  }
  return out;
}

bool InotifyTree::is_root_missing() const {
  return std::any_of(roots_.begin(), roots_.end(), [](const Root& root) { return root.node == 0; });
}

}  // namespace lectern::serve
