#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "serve/gatherer.h"

struct inotify_event;  // of <sys/inotify.h>

namespace lectern::serve {

/// Watches folders and all that is below them through inotify, which watches one folder at a time: new ones are added
/// as they come, with what was put into them before the watch was in place. Names of `is_passing_name` and the folders
/// of `ignored` are left out. For one thread.
class InotifyTree {
 public:
  InotifyTree(std::vector<std::filesystem::path> roots, std::vector<std::filesystem::path> ignored);
  InotifyTree(const InotifyTree&) = delete;
  InotifyTree& operator=(const InotifyTree&) = delete;
  ~InotifyTree();

  /// Why folders cannot be watched, once that is so: the system's limit, or no inotify at all.
  const std::optional<std::string>& failure() const { return failure_; }
  /// Readable when `read` has something.
  int descriptor() const { return descriptor_; }
  /// All events that are waiting.
  std::vector<FileEvent> read();
  /// Looks whether the roots are still the folders that are watched: one of them may have been moved away, removed, or
  /// put back, also by a rename above it, of which inotify says nothing. Watches anew what is not.
  std::vector<FileEvent> check_roots();
  bool is_root_missing() const;

 private:
  struct Root {
    std::filesystem::path path;
    std::uint64_t device = 0, node = 0;  // of what is watched; 0 when nothing is
  };

  void add_root(Root& root);
  void add_tree(const std::filesystem::path& folder, std::vector<FileEvent>* found);
  bool add_watch(const std::filesystem::path& folder);
  void drop_tree(const std::filesystem::path& folder);
  void rescan();
  bool is_ignored(const std::filesystem::path& path) const;
  void handle(const ::inotify_event& event, const std::string& name, std::vector<FileEvent>& out);
  void handle_folder(std::uint32_t mask, const std::filesystem::path& path, std::vector<FileEvent>& out);

  std::vector<Root> roots_;
  std::vector<std::filesystem::path> ignored_;
  int descriptor_ = -1;
  std::optional<std::string> failure_;
  std::unordered_map<int, std::filesystem::path> folders_;  // by watch
  std::map<std::filesystem::path, int> watches_;            // by folder
  bool lost_root_ = false;
};

}  // namespace lectern::serve
