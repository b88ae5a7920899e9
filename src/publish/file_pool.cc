#include "publish/file_pool.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <optional>
#include <utility>
#include <vector>

#include "core/file_system.h"
#include "publish/fingerprint.h"

namespace lectern::publish {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kBlockBytes = 4096;
constexpr std::uint64_t kLargestBlocks = (1 << 20) / kBlockBytes;  // larger files are few
constexpr std::uint64_t kMostBlocks = (std::uint64_t{512} << 20) / kBlockBytes;
constexpr std::uint64_t kFreeShare = 8;  // of a disk that is nearly full the pool takes little

std::error_code last_error() {
  return {errno, std::generic_category()};
}

std::uint64_t blocks_of(std::uint64_t bytes) {
  return (bytes + kBlockBytes - 1) / kBlockBytes;
}

/// A regular file of one name, of this user, worth to keep.
bool is_fit(const struct stat& status) {
  const auto blocks = blocks_of(static_cast<std::uint64_t>(status.st_size));
  return S_ISREG(status.st_mode) && status.st_nlink == 1 && status.st_uid == geteuid() && blocks > 0 &&
         blocks <= kLargestBlocks;
}

/// Whether no other process, and nobody else in this one, has the file open: only then a lease for writing is given.
bool is_unseen(int descriptor) {
  // Whoever opens the file in the moment of the lease makes the system send a signal, which should not end the process.
  if (fcntl(descriptor, F_SETSIG, SIGURG) != 0 || fcntl(descriptor, F_SETLEASE, F_WRLCK) != 0) return false;
  return fcntl(descriptor, F_SETLEASE, F_UNLCK) == 0;
}

/// The mode that a new file gets in `folder`; nothing where a file's readers cannot be told.
std::optional<unsigned> mode_of_new_files(const fs::path& folder) {
  const Descriptor file(open(folder.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0644));
  struct stat status {};
  if (!file || fstat(file.get(), &status) != 0 || !is_unseen(file.get())) return {};
  return status.st_mode & 07777;
}

/// Fills the last of the blocks that are needed: to write a part of it alone the system would have to read it first.
bool fill_last_block(int descriptor, std::uint64_t old_bytes, std::uint64_t bytes) {
  static constexpr std::array<char, kBlockBytes> kZeros{};
  const std::uint64_t last = bytes / kBlockBytes * kBlockBytes;
  if (last == bytes || last >= old_bytes) return true;
  return pwrite(descriptor, kZeros.data(), kZeros.size(), static_cast<off_t>(last)) ==
         static_cast<ssize_t>(kZeros.size());
}

/// The blocks that the name of a pooled file says it has: they stand before a '-'.
std::optional<std::uint64_t> parse_name(const std::string& name) {
  std::uint64_t blocks = 0;
  const auto [end, cause] = std::from_chars(name.data(), name.data() + name.size(), blocks);
  if (cause != std::errc() || *end != '-' || blocks == 0 || blocks > kLargestBlocks) return {};
  return blocks;
}

core::Result<void> remove_file(const fs::path& file) {
  if (unlink(file.c_str()) == 0 || errno == ENOENT || errno == EISDIR || errno == ENOTDIR) return {};
  return core::io_error("remove", file, last_error());
}

}  // namespace

FilePool::FilePool(fs::path folder) : folder_(std::move(folder)) {
  if (folder_.empty()) return;
  std::error_code ignored;
  fs::create_directory(folder_, ignored);
  struct statvfs disk {};
  const auto mode = mode_of_new_files(folder_);
  if (!mode || statvfs(folder_.c_str(), &disk) != 0) {
    fs::remove_all(std::exchange(folder_, fs::path()), ignored);
    return;
  }
  mode_ = *mode;
  load();
  const std::uint64_t free_blocks = std::uint64_t{disk.f_bavail} * disk.f_frsize / kBlockBytes + blocks_;
  most_blocks_ = std::min(kMostBlocks, free_blocks / kFreeShare);
  trim(names_.size());
}

void FilePool::load() {
  std::vector<fs::path> strange;
  std::error_code ignored;
  for (fs::directory_iterator at(folder_, ignored), end; !ignored && at != end; at.increment(ignored)) {
    std::string name = at->path().filename().string();
    const auto blocks = parse_name(name);
    if (!blocks) {
      strange.push_back(at->path());
      continue;
    }
    blocks_ += *blocks;
    names_.emplace(*blocks, std::move(name));
  }
  for (const fs::path& path : strange) fs::remove_all(path, ignored);
}

void FilePool::enter(std::uint64_t blocks, std::string name) {
  const std::lock_guard guard(mutex_);
  blocks_ += blocks;
  names_.emplace(blocks, std::move(name));
}

bool FilePool::has_room(std::uint64_t blocks) {
  const std::lock_guard guard(mutex_);
  return blocks_ + blocks <= most_blocks_;
}

/// The name of the largest file that has no more blocks than this, which then counts as gone; empty for none.
std::string FilePool::leave(std::uint64_t most_blocks) {
  const std::lock_guard guard(mutex_);
  auto at = names_.upper_bound(most_blocks);
  if (at == names_.begin()) return {};
  --at;
  blocks_ -= at->first;
  std::string name = std::move(at->second);
  names_.erase(at);
  return name;
}

core::Result<void> FilePool::drop(const fs::path& file) {
  struct stat status {};
  if (folder_.empty() || lstat(file.c_str(), &status) != 0 || !is_fit(status)) return remove_file(file);
  const std::uint64_t blocks = blocks_of(static_cast<std::uint64_t>(status.st_size));
  std::string name = fmt::format("{}-{}", blocks, status.st_ino);
  if (!has_room(blocks) || std::rename(file.c_str(), (folder_ / name).c_str()) != 0) return remove_file(file);
  enter(blocks, std::move(name));
  return {};
}

core::Result<void> FilePool::drop_folder(const fs::path& folder) {
  std::error_code cause;
  if (!folder_.empty() && folder_fingerprint(AT_FDCWD, folder.c_str())) {
    for (fs::recursive_directory_iterator at(folder, cause), end; !cause && at != end; at.increment(cause)) {
      if (at->is_directory(cause) && !at->is_symlink(cause)) continue;
      if (auto dropped = drop(at->path()); !dropped) return dropped;
    }
  }
  fs::remove_all(folder, cause);
  return cause ? core::Result<void>(core::io_error("remove", folder, cause)) : core::Result<void>();
}

Descriptor FilePool::take(const fs::path& target, std::uint64_t bytes) {
  for (std::string name = leave(blocks_of(bytes)); !name.empty(); name = leave(blocks_of(bytes))) {
    const fs::path pooled = folder_ / name;
    Descriptor file(open(pooled.c_str(), O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    struct stat status {};
    if (file && fstat(file.get(), &status) == 0 && is_fit(status) && is_unseen(file.get()) &&
        fchmod(file.get(), mode_) == 0 &&
        fill_last_block(file.get(), static_cast<std::uint64_t>(status.st_size), bytes) &&
        std::rename(pooled.c_str(), target.c_str()) == 0) {
      return file;
    }
    std::error_code ignored;
    fs::remove_all(pooled, ignored);
  }
  return Descriptor(-1);
}

bool FilePool::finish(int descriptor) {
  const off_t end = lseek(descriptor, 0, SEEK_CUR);
  if (end < 0 || ftruncate(descriptor, end) != 0) return false;
  sync_file_range(descriptor, 0, 0, SYNC_FILE_RANGE_WRITE);  // where it cannot be done the system writes it in its time
  return true;
}

void FilePool::trim(std::size_t most_files) {
  const auto surplus = [&] {
    const std::lock_guard guard(mutex_);
    return names_.size() > most_files || blocks_ > most_blocks_;
  };
  while (surplus()) {
    const std::string name = leave(kLargestBlocks);
    std::error_code ignored;
    if (!name.empty()) fs::remove_all(folder_ / name, ignored);
  }
}

}  // namespace lectern::publish
