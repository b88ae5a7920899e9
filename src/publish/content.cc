#include "publish/content.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "core/file_system.h"
#include "publish/descriptor.h"
#include "publish/file_pool.h"

namespace lectern::publish {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBlockBytes = 1 << 16;
using Block = std::array<char, kBlockBytes>;

std::error_code last_error() {
  return {errno, std::generic_category()};
}

/// Up to `size` bytes from the current place, fewer only at the end of the file; negative on failure.
ssize_t read_full(int descriptor, char* to, std::size_t size) {
  std::size_t done = 0;
  while (done < size) {
    const ssize_t count = read(descriptor, to + done, size - done);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return count;
    if (count == 0) break;
    done += static_cast<std::size_t>(count);
  }
  return static_cast<ssize_t>(done);
}

/// A file that is written from its beginning: a new one, or one of the pool.
class Output {
 public:
  Output(const fs::path& path, FilePool* pool, std::uint64_t bytes) : path_(path), file_(-1) {
    if (pool != nullptr) file_ = pool->take(path, bytes);
    is_pooled_ = static_cast<bool>(file_);
    if (!is_pooled_) file_ = Descriptor(open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
  }

  core::Result<void> write(std::string_view bytes) {
    if (!file_) return failure();
    while (!bytes.empty()) {
      const ssize_t written = ::write(file_.get(), bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) return failure();
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
  }

  /// The disk may say only at the end that it is full, so closing is checked too.
  core::Result<void> finish() {
    if (is_pooled_ && !FilePool::finish(file_.get())) return failure();
    return file_.close() ? core::Result<void>() : core::Result<void>(failure());
  }

 private:
  core::Error failure() const { return core::io_error("write", path_, last_error()); }

  const fs::path& path_;
  Descriptor file_;
  bool is_pooled_ = false;
};

}  // namespace

bool BytesContent::equals(int descriptor, std::uint64_t bytes) const {
  if (bytes != bytes_.size()) return false;
  Block block;
  for (std::size_t at = 0; at < bytes_.size(); at += block.size()) {
    const std::size_t size = std::min(block.size(), bytes_.size() - at);
    if (read_full(descriptor, block.data(), size) != static_cast<ssize_t>(size)) return false;
    if (std::memcmp(block.data(), bytes_.data() + at, size) != 0) return false;
  }
  return true;
}

core::Result<void> BytesContent::write(const fs::path& target, FilePool* pool) const {
  Output to(target, pool, bytes_.size());
  if (auto written = to.write(bytes_); !written) return written;
  return to.finish();
}

bool FileContent::equals(int descriptor, std::uint64_t bytes) const {
  const Descriptor file(open(source_.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat status {};
  if (!file || fstat(file.get(), &status) != 0 || static_cast<std::uint64_t>(status.st_size) != bytes) return false;
  Block ours, theirs;
  while (true) {
    const ssize_t count = read_full(file.get(), ours.data(), ours.size());
    if (count < 0 || read_full(descriptor, theirs.data(), theirs.size()) != count) return false;
    if (count == 0) return true;
    if (std::memcmp(ours.data(), theirs.data(), static_cast<std::size_t>(count)) != 0) return false;
  }
}

core::Result<void> FileContent::write(const fs::path& target, FilePool* pool) const {
  const Descriptor from(open(source_.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat status {};
  if (!from || fstat(from.get(), &status) != 0) return core::io_error("copy", source_, last_error());
  Output to(target, pool, static_cast<std::uint64_t>(status.st_size));
  Block block;
  while (true) {
    const ssize_t count = read_full(from.get(), block.data(), block.size());
    if (count < 0) return core::io_error("copy", source_, last_error());
    if (auto written = to.write({block.data(), static_cast<std::size_t>(count)}); !written) return written;
    if (count == 0) return to.finish();
  }
}

core::Result<void> PublishedContent::write(const fs::path& target, FilePool* pool) const {
  if (link(source().c_str(), target.c_str()) == 0) return {};
  struct stat status {};
  if (errno == ENOENT || stat(source().c_str(), &status) != 0) return core::io_error("keep", source(), last_error());
  if (auto copied = FileContent::write(target, pool); !copied) return copied;
  const timespec times[2] = {status.st_mtim, status.st_mtim};
  utimensat(AT_FDCWD, target.c_str(), times, 0);  // only a courtesy
  return {};
}

}  // namespace lectern::publish
