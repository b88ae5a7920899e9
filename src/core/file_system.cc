#include "core/file_system.h"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <memory>
#include <system_error>

#include "core/fingerprint.h"

namespace lectern::core {
namespace {

namespace fs = std::filesystem;

std::error_code last_error() {
  return {errno != 0 ? errno : EIO, std::generic_category()};
}

/// A file system's clock may tick as rarely as this.
constexpr std::int64_t kClockTick = 100'000'000;  // nanoseconds

std::int64_t nanoseconds(const timespec& time) {
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

std::uint64_t stamp_of(const struct stat& status) {
  timespec now{};
  clock_gettime(CLOCK_REALTIME, &now);
  // The time of the last change of status is nobody's to set, unlike that of the bytes, which `touch` and `cp -p` set.
  if (nanoseconds(now) - nanoseconds(status.st_ctim) < kClockTick) return 0;
  const Fingerprint stamp = Fingerprinter()
                                .add(static_cast<std::uint64_t>(status.st_dev))
                                .add(static_cast<std::uint64_t>(status.st_ino))
                                .add(static_cast<std::uint64_t>(status.st_size))
                                .add(static_cast<std::uint64_t>(nanoseconds(status.st_mtim)))
                                .add(static_cast<std::uint64_t>(nanoseconds(status.st_ctim)))
                                .finish();
  return std::max<std::uint64_t>(stamp.low, 1);
}

DirectoryEntry describe(int folder, const dirent& entry) {
  DirectoryEntry out;
  out.name = entry.d_name;
  if (entry.d_type == DT_DIR) {
    out.kind = DirectoryEntry::Kind::Directory;
    return out;
  }
  struct stat status {};
  if (entry.d_type == DT_LNK || entry.d_type == DT_UNKNOWN) {
    out.link = fstatat(folder, entry.d_name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(status.st_mode);
  }
  // What cannot be examined is Kind::Other, and whoever opens it is told why.
  if (fstatat(folder, entry.d_name, &status, 0) != 0) return out;
  if (S_ISDIR(status.st_mode)) out.kind = DirectoryEntry::Kind::Directory;
  if (S_ISREG(status.st_mode)) {
    out.kind = DirectoryEntry::Kind::File;
    out.bytes = static_cast<std::uintmax_t>(status.st_size);
    out.stamp = stamp_of(status);
  }
  return out;
}

const char* next_step(const std::error_code& cause) {
  if (cause == std::errc::no_such_file_or_directory) return "check the path";
  if (cause == std::errc::permission_denied || cause == std::errc::operation_not_permitted ||
      cause == std::errc::read_only_file_system)
    return "check the permissions of the file and of the folders above it";
  if (cause == std::errc::no_space_on_device) return "free some space and run the command again";
  if (cause == std::errc::file_too_large) return "raise the limit of file sizes (ulimit -f)";
  if (cause == std::errc::too_many_files_open) return "raise the limit of open files (ulimit -n)";
  return "";
}

}  // namespace

Error io_error(std::string_view action, const fs::path& path, const std::error_code& cause) {
  const auto code = cause == std::errc::no_such_file_or_directory ? Error::Code::NotFound : Error::Code::Io;
  return {code, fmt::format("cannot {} {}: {}", action, path.string(), cause.message()), next_step(cause)};
}

Result<std::string> DiskFileSystem::read(const fs::path& path) const {
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return io_error("read", path, last_error());
  struct stat status {};
  std::string bytes;
  std::size_t filled = 0;
  ssize_t count = fstat(file, &status);
  if (count == 0) bytes.resize(static_cast<std::size_t>(status.st_size) + 1);  // one more, to see the end
  // It may grow meanwhile, or its size may not be known.
  while ((count = ::read(file, bytes.data() + filled, bytes.size() - filled)) != 0) {
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) break;
    filled += static_cast<std::size_t>(count);
    if (filled == bytes.size()) bytes.resize(2 * bytes.size());
  }
  const std::error_code cause = last_error();
  close(file);
  if (count < 0) return io_error("read", path, cause);
  bytes.resize(filled);
  return bytes;
}

Result<std::vector<DirectoryEntry>> DiskFileSystem::list(const fs::path& folder) const {
  const std::unique_ptr<DIR, int (*)(DIR*)> directory(opendir(folder.c_str()), closedir);
  if (!directory) return io_error("list", folder, last_error());
  std::vector<DirectoryEntry> out;
  errno = 0;
  while (const dirent* entry = readdir(directory.get())) {
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") out.push_back(describe(dirfd(directory.get()), *entry));
    errno = 0;
  }
  if (errno != 0) return io_error("list", folder, last_error());
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return out;
}

Result<fs::path> DiskFileSystem::canonical(const fs::path& path) const {
  std::error_code cause;
  fs::path out = fs::canonical(path, cause);
  if (cause) return io_error("open", path, cause);
  return out;
}

}  // namespace lectern::core
