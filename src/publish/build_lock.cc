#include "publish/build_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string>
#include <thread>
#include <utility>

#include "core/file_system.h"
#include "core/interruption.h"

namespace lectern::publish {
namespace {

constexpr auto kPause = std::chrono::milliseconds(50);
constexpr std::size_t kLongestNumber = 20;

std::error_code last_error() {
  return {errno, std::generic_category()};
}

/// Empty when the holder has not said yet who it is.
std::string holder_of(const std::filesystem::path& file) {
  const auto text = core::DiskFileSystem().read(file);
  if (!text || text->size() > kLongestNumber) return {};
  return std::all_of(text->begin(), text->end(), [](char c) { return c >= '0' && c <= '9'; }) ? *text : "";
}

core::Error still_held(const std::filesystem::path& file, const std::string& holder) {
  return {core::Error::Code::Io,
          fmt::format("another build (process {}) is still writing there: {} is locked",
                      holder.empty() ? "unknown" : holder, file.string()),
          "wait until it has ended, or end it, and build again"};
}

/// Whether the file that we hold open still is the one of that name: its last holder removes it.
bool is_current(int descriptor, const std::filesystem::path& file) {
  struct stat ours {
  }, named{};
  return fstat(descriptor, &ours) == 0 && stat(file.c_str(), &named) == 0 && ours.st_ino == named.st_ino &&
         ours.st_dev == named.st_dev;
}

}  // namespace

core::Result<std::optional<BuildLock>> BuildLock::try_once(const std::filesystem::path& file) {
  const int descriptor = open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
  if (descriptor < 0) return core::io_error("write", file, last_error());
  if (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    const int cause = errno;
    close(descriptor);
    if (cause == EWOULDBLOCK || cause == EINTR) return std::optional<BuildLock>();
    return core::io_error("lock", file, {cause, std::generic_category()});
  }
  BuildLock lock(file, descriptor);
  if (!is_current(descriptor, file)) return std::optional<BuildLock>();
  const std::string self = std::to_string(getpid());
  if (ftruncate(descriptor, 0) != 0 || pwrite(descriptor, self.data(), self.size(), 0) < 0) {
    return core::io_error("write", file, last_error());
  }
  return std::optional(std::move(lock));
}

core::Result<BuildLock> BuildLock::take(const std::filesystem::path& file, const Patience& patience) {
  const auto deadline = std::chrono::steady_clock::now() + patience.limit;
  std::string told;
  while (true) {
    if (auto on = core::check_interruption(); !on) return on.error();
    auto lock = try_once(file);
    if (!lock) return lock.error();
    if (lock->has_value()) return **std::move(lock);
    const std::string holder = holder_of(file);
    if (std::chrono::steady_clock::now() >= deadline) return still_held(file, holder);
    if (!holder.empty() && holder != told) patience.waiting(holder);
    told = holder;
    std::this_thread::sleep_for(kPause);
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
