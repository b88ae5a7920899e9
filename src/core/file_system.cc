#include "core/file_system.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <system_error>

namespace lectern::core {
namespace {

namespace fs = std::filesystem;

std::error_code last_error() {
  return {errno != 0 ? errno : EIO, std::generic_category()};
}

DirectoryEntry describe(const fs::directory_entry& entry) {
  DirectoryEntry out;
  out.name = entry.path().filename().string();
  std::error_code ignored;  // what cannot be examined is Kind::Other, and whoever opens it is told why
  out.link = entry.is_symlink(ignored);
  const fs::file_status status = entry.status(ignored);
  if (fs::is_directory(status)) out.kind = DirectoryEntry::Kind::Directory;
  if (fs::is_regular_file(status)) {
    out.kind = DirectoryEntry::Kind::File;
    const std::uintmax_t bytes = entry.file_size(ignored);
    out.bytes = ignored ? 0 : bytes;
  }
  return out;
}

const char* next_step(const std::error_code& cause) {
  if (cause == std::errc::no_such_file_or_directory) return "check the path";
  if (cause == std::errc::permission_denied || cause == std::errc::operation_not_permitted ||
      cause == std::errc::read_only_file_system)
    return "check the permissions of the file and of the folders above it";
  if (cause == std::errc::no_space_on_device) return "free some space and run the command again";
  if (cause == std::errc::too_many_files_open) return "raise the limit of open files (ulimit -n)";
  return "";
}

}  // namespace

Error io_error(std::string_view action, const fs::path& path, const std::error_code& cause) {
  const auto code = cause == std::errc::no_such_file_or_directory ? Error::Code::NotFound : Error::Code::Io;
  return {code, fmt::format("cannot {} {}: {}", action, path.string(), cause.message()), next_step(cause)};
}

Result<std::string> DiskFileSystem::read(const fs::path& path) const {
  std::error_code cause;
  if (fs::is_directory(path, cause)) return io_error("read", path, std::make_error_code(std::errc::is_a_directory));
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) return io_error("read", path, last_error());
  const std::uintmax_t size = fs::file_size(path, cause);
  std::string bytes(cause ? 0 : static_cast<std::size_t>(size), '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  if (file) bytes.append(std::istreambuf_iterator<char>(file), {});  // it grew, or its size was not known
  if (file.bad()) return io_error("read", path, last_error());
  return bytes;
}

Result<std::vector<DirectoryEntry>> DiskFileSystem::list(const fs::path& folder) const {
  std::error_code cause;
  fs::directory_iterator entries(folder, cause);
  if (cause) return io_error("list", folder, cause);
  std::vector<DirectoryEntry> out;
  for (const fs::directory_iterator end; entries != end; entries.increment(cause)) {
    out.push_back(describe(*entries));
    if (cause) break;
  }
  if (cause) return io_error("list", folder, cause);
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
