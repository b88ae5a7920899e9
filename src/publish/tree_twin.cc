#include "publish/tree_twin.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <functional>
#include <string>
#include <system_error>
#include <utility>

#include "core/file_system.h"
#include "core/parallel.h"
#include "publish/descriptor.h"

namespace lectern::publish {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kEntriesAtOnce = 256;

std::error_code last_error() {
  return {errno, std::generic_category()};
}

class Twin {
 public:
  Twin(const fs::path& tree, TreeListing listing, const fs::path& twin)
      : tree_(tree), twin_(twin), listing_(std::move(listing)) {}

  core::Result<TreeListing> make() {
    for (const ListedFolder& folder : listing_.folders) {
      if (auto made = make_folder(twin_ / folder.path); !made) return made.error();
    }
    from_ = Descriptor(open(tree_.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    to_ = Descriptor(open(twin_.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!from_ || !to_) return core::io_error("open", from_ ? twin_ : tree_, last_error());
    auto done = for_each(listing_.units.size(), [&](std::size_t i) { return fill(listing_.units[i]); });
    if (!done) return done.error();
    // What a folder is, is known when all that is in it has been made.
    done = for_each(listing_.folders.size(), [&](std::size_t i) { return look_at(listing_.folders[i]); });
    if (!done) return done.error();
    return std::move(listing_);
  }

 private:
  static core::Result<void> for_each(std::size_t count, const std::function<core::Result<void>(std::size_t)>& work) {
    return core::for_each_in_parallel((count + kEntriesAtOnce - 1) / kEntriesAtOnce,
                                      [&](std::size_t block) -> core::Result<void> {
                                        const std::size_t end = std::min(count, (block + 1) * kEntriesAtOnce);
                                        for (std::size_t i = block * kEntriesAtOnce; i < end; ++i) {
                                          if (auto done = work(i); !done) return done;
                                        }
                                        return {};
                                      });
  }

  static core::Result<void> make_folder(const fs::path& folder) {
    if (mkdir(folder.c_str(), 0755) == 0) return {};
    return core::io_error("make the folder", folder, last_error());
  }

  core::Result<void> link(const fs::path& path) const {
    if (linkat(from_.get(), path.c_str(), to_.get(), path.c_str(), 0) == 0) return {};
    return core::io_error("link", tree_ / path, last_error());
  }

  /// A file is the same in both trees.
  core::Result<void> fill(ListedUnit& unit) const {
    if (!unit.path.ends_with('/')) return link(unit.path);
    const fs::path folder = unit.path.substr(0, unit.path.size() - 1);
    if (auto filled = fill_folder(folder); !filled) return filled;
    const auto is = tree_fingerprint(twin_ / folder);
    if (!is) return core::io_error("read", twin_ / folder, last_error());
    unit.is = *is;
    return {};
  }

  core::Result<void> fill_folder(const fs::path& folder) const {
    if (auto made = make_folder(twin_ / folder); !made) return made;
    std::error_code cause;
    fs::directory_iterator at(tree_ / folder, cause);
    for (const fs::directory_iterator end; !cause && at != end; at.increment(cause)) {
      const fs::path path = folder / at->path().filename();
      auto done = at->is_directory(cause) && !at->is_symlink() ? fill_folder(path) : link(path);
      if (!done) return done;
    }
    return cause ? core::Result<void>(core::io_error("read", tree_ / folder, cause)) : core::Result<void>();
  }

  core::Result<void> look_at(ListedFolder& folder) const {
    const fs::path path = folder.path.empty() ? twin_ : twin_ / folder.path;
    const auto is = folder_fingerprint(AT_FDCWD, path.c_str());
    if (!is) return core::io_error("read", path, last_error());
    folder.is = *is;
    return {};
  }

  const fs::path &tree_, &twin_;
  TreeListing listing_;
  Descriptor from_{-1}, to_{-1};
};

}  // namespace

core::Result<TreeListing> make_twin(const fs::path& tree, const TreeListing& listing, const fs::path& twin) {
  return Twin(tree, listing, twin).make();
}

}  // namespace lectern::publish
