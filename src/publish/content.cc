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

core::Result<void> write_all(int descriptor, std::string_view bytes, const fs::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return core::io_error("write", path, last_error());
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

/// The disk may say only at the end that it is full, so closing is checked too.
core::Result<void> finish(Descriptor& file, core::Result<void> written, const fs::path& path) {
  if (!file.close() && written) return core::io_error("write", path, last_error());
  return written;
}

Descriptor create(const fs::path& path) {
  return Descriptor(open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
}

core::Result<void> copy_all(int from, int to, const fs::path& source, const fs::path& target) {
  Block block;
  while (true) {
    const ssize_t count = read_full(from, block.data(), block.size());
    if (count < 0) return core::io_error("copy", source, last_error());
    if (count == 0) return {};
    auto written = write_all(to, {block.data(), static_cast<std::size_t>(count)}, target);
    if (!written) return written;
  }
}

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

core::Result<void> BytesContent::write(const fs::path& target) const {
  Descriptor file = create(target);
  if (!file) return core::io_error("write", target, last_error());
  return finish(file, write_all(file.get(), bytes_, target), target);
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

core::Result<void> FileContent::write(const fs::path& target) const {
  const Descriptor from(open(source_.c_str(), O_RDONLY | O_CLOEXEC));
  if (!from) return core::io_error("copy", source_, last_error());
  Descriptor to = create(target);
  if (!to) return core::io_error("write", target, last_error());
  return finish(to, copy_all(from.get(), to.get(), source_, target), target);
}

}  // namespace lectern::publish
