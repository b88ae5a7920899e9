#include "publish/exchange.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/fs.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>

#include "core/file_system.h"

namespace lectern::publish {
namespace {

namespace fs = std::filesystem;

std::error_code last_error() {
  return {errno, std::generic_category()};
}

core::Error cannot_replace(const fs::path& live, const std::error_code& cause) {
  core::Error error = core::io_error("replace", live, cause);
  if (cause == std::errc::device_or_resource_busy) {
    error.hint = "it is a mount point, which cannot be exchanged as a whole: publish into a folder inside it";
  }
  return error;
}

core::Result<void> rename_twice(const fs::path& fresh, const fs::path& live) {
  fs::path aside = fresh;
  aside += "-old";
  std::error_code cause, undone;
  fs::rename(live, aside, cause);
  if (cause) return cannot_replace(live, cause);
  fs::rename(fresh, live, cause);
  if (cause) {
    fs::rename(aside, live, undone);
    return cannot_replace(live, cause);
  }
  fs::rename(aside, fresh, cause);
  if (cause) return core::io_error("rename", aside, cause);
  return {};
}

}  // namespace

core::Result<void> exchange(const fs::path& fresh, const fs::path& live) {
  // By number: the C library of older systems has no function for it.
  if (syscall(SYS_renameat2, AT_FDCWD, fresh.c_str(), AT_FDCWD, live.c_str(), RENAME_EXCHANGE) == 0) return {};
  if (errno == ENOENT) {
    std::error_code cause;
    fs::rename(fresh, live, cause);
    return cause ? core::Result<void>(cannot_replace(live, cause)) : core::Result<void>();
  }
  if (errno == EINVAL || errno == ENOSYS || errno == ENOTSUP) return rename_twice(fresh, live);
  return cannot_replace(live, last_error());
}

}  // namespace lectern::publish
