#include "pipeline/index_place.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/file_system.h"
#include "core/fingerprint.h"
#include "pipeline/cache_file.h"
#include "pipeline/cache_folder.h"
#include "publish/exchange.h"

namespace lectern::pipeline {
namespace {

namespace fs = std::filesystem;

core::Result<void> remove_tree(const fs::path& path) {
  std::error_code cause;
  fs::remove_all(path, cause);
  return cause ? core::Result<void>(core::io_error("remove", path, cause)) : core::Result<void>();
}

/// Comes with the first update, and says nothing.
constexpr const char* kXapianLock = "flintlock";

/// What tells the files of an index from others, or from themselves with other bytes.
core::Result<std::string> seal_of(const fs::path& index) {
  std::vector<fs::path> files;
  std::error_code cause;
  for (fs::recursive_directory_iterator entry(index, cause), end; !cause && entry != end; entry.increment(cause)) {
    files.push_back(entry->path());
  }
  if (cause) return core::io_error("list", index, cause);
  std::sort(files.begin(), files.end());
  core::Fingerprinter out;
  for (const fs::path& file : files) {
    struct stat status {};
    if (stat(file.c_str(), &status) != 0) return core::io_error("open", file, {errno, std::generic_category()});
    if (!S_ISREG(status.st_mode) || file.filename() == kXapianLock) continue;
    out.add(file.filename().string());
    for (const auto number : {status.st_ino, static_cast<ino_t>(status.st_size)}) out.add(std::uint64_t{number});
    for (const timespec& time : {status.st_mtim, status.st_ctim}) {
      out.add(static_cast<std::uint64_t>(time.tv_sec)).add(static_cast<std::uint64_t>(time.tv_nsec));
    }
  }
  return to_hex(out.finish());
}

}  // namespace

core::Result<IndexPlace> IndexPlace::begin(const fs::path& archive, const publish::Patience& patience) {
  auto folder = cache_folder(archive);
  if (!folder) return folder.error();
  std::error_code cause;
  fs::create_directories(*folder, cause);
  if (cause) return core::io_error("make the folder", *folder, cause);
  auto lock = publish::BuildLock::take(*folder / "lock", patience);
  if (!lock) return lock.error();
  IndexPlace place(*std::move(folder), *std::move(lock));
  if (auto removed = remove_tree(place.fresh()); !removed) return removed.error();
  return place;
}

IndexPlace::IndexPlace(fs::path folder, publish::BuildLock lock) : folder_(std::move(folder)), lock_(std::move(lock)) {}

IndexPlace::~IndexPlace() {
  if (folder_.empty()) return;
  std::error_code ignored;  // the next build removes what stays
  fs::remove_all(fresh(), ignored);
}

core::Result<void> IndexPlace::commit() {
  if (auto exchanged = publish::exchange(fresh(), current()); !exchanged) return exchanged;
  return remove_tree(fresh());
}

bool IndexPlace::is_sealed() const {
  const auto last = core::DiskFileSystem().read(seal_file());
  const auto now = seal_of(current());
  return last && now && *last == *now;
}

core::Result<void> IndexPlace::seal() const {
  const auto now = seal_of(current());
  return now ? replace_file(seal_file(), *now) : core::Result<void>(now.error());
}

}  // namespace lectern::pipeline
