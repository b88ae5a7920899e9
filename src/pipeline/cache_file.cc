#include "pipeline/cache_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "core/file_system.h"

namespace lectern::pipeline {
namespace {

namespace fs = std::filesystem;

std::error_code last_error() {
  return {errno, std::generic_category()};
}

core::Result<void> write_to(const fs::path& file, int flags, std::string_view bytes) {
  const int descriptor = open(file.c_str(), flags | O_WRONLY | O_CLOEXEC, 0644);
  if (descriptor < 0) return core::io_error("write", file, last_error());
  std::error_code cause;
  while (!bytes.empty() && !cause) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written >= 0) bytes.remove_prefix(static_cast<std::size_t>(written));
    if (written < 0 && errno != EINTR) cause = last_error();
  }
  if (close(descriptor) != 0 && !cause) cause = last_error();
  return cause ? core::Result<void>(core::io_error("write", file, cause)) : core::Result<void>();
}

}  // namespace

core::Result<void> replace_file(const fs::path& file, std::string_view bytes) {
  fs::path fresh = file;
  fresh += ".new";
  std::error_code cause;
  auto written = write_to(fresh, O_CREAT | O_TRUNC, bytes);
  if (written) fs::rename(fresh, file, cause);
  if (written && !cause) return {};
  std::error_code ignored;  // the next write takes its place
  fs::remove(fresh, ignored);
  return written ? core::Result<void>(core::io_error("write", file, cause)) : written;
}

core::Result<void> append_to_file(const fs::path& file, std::string_view bytes) {
  return write_to(file, O_APPEND, bytes);
}

}  // namespace lectern::pipeline
