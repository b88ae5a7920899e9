#include "publish/build_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <utility>

#include "core/file_system.h"

namespace lectern::publish {
namespace {

std::error_code last_error() {
  return {errno, std::generic_category()};
}

std::string holder_of(int descriptor) {
  char text[32];
  const ssize_t length = pread(descriptor, text, sizeof text, 0);
  return length > 0 ? std::string(text, static_cast<std::size_t>(length)) : "unknown";
}

/// Whether the file that we hold open still is the one of that name: its last holder removes it.
bool is_current(int descriptor, const std::filesystem::path& file) {
  struct stat ours {
  }, named{};
  return fstat(descriptor, &ours) == 0 && stat(file.c_str(), &named) == 0 && ours.st_ino == named.st_ino &&
         ours.st_dev == named.st_dev;
}

}  // namespace

core::Result<BuildLock> BuildLock::take(const std::filesystem::path& file) {
  while (true) {
    const int descriptor = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (descriptor < 0) return core::io_error("write", file, last_error());
    BuildLock lock(file, descriptor);
    if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
      const std::string holder = holder_of(descriptor);
      lock.descriptor_ = -1;  // not ours to remove
      close(descriptor);
      return core::Error{
          core::Error::Code::Io,
          fmt::format("another build (process {}) is writing there: {} is locked", holder, file.string()),
          "wait until it has ended and build again"};
    }
    if (!is_current(descriptor, file)) continue;
    const std::string self = std::to_string(getpid());
    if (ftruncate(descriptor, 0) != 0 || pwrite(descriptor, self.data(), self.size(), 0) < 0) {
      return core::io_error("write", file, last_error());
    }
    return lock;
  }
}

BuildLock::BuildLock(std::filesystem::path file, int descriptor) : file_(std::move(file)), descriptor_(descriptor) {}

BuildLock::BuildLock(BuildLock&& other) noexcept
    : file_(std::move(other.file_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

BuildLock& BuildLock::operator=(BuildLock&& other) noexcept {
  std::swap(file_, other.file_);
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

BuildLock::~BuildLock() {
  if (descriptor_ < 0) return;
  if (is_current(descriptor_, file_)) unlink(file_.c_str());
  close(descriptor_);
}

}  // namespace lectern::publish
