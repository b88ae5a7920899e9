#include "pipeline/cache_folder.h"

#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/file_system.h"

namespace lectern::pipeline {
namespace {

namespace fs = std::filesystem;

const char* environment(const char* name) {
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0' ? value : nullptr;
}

core::Result<fs::path> cache_root() {
  if (const char* own = environment("LECTERN_CACHE_DIR")) return fs::absolute(own);
  // The XDG Base Directory Specification tells programs to ignore a relative path.
  if (const char* shared = environment("XDG_CACHE_HOME"); shared != nullptr && fs::path(shared).is_absolute())
    return fs::path(shared) / "lectern";
  if (const char* home = environment("HOME")) return fs::path(home) / ".cache/lectern";
  if (const passwd* user = getpwuid(getuid())) return fs::path(user->pw_dir) / ".cache/lectern";
  return core::Error{core::Error::Code::Io, "there is no home folder to keep the index in",
                     "set LECTERN_CACHE_DIR to a folder that lectern may write to"};
}

/// FNV-1a, 64 bits: tells paths apart, and no more is asked of it.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return hash;
}

}  // namespace

core::Result<fs::path> cache_folder(const fs::path& archive) {
  const auto root = cache_root();
  if (!root) return root;
  auto path = core::DiskFileSystem().canonical(archive);
  if (!path) return path;
  const std::string name = path->filename().string();
  return *root / fmt::format("{}-{:016x}", name.empty() ? "root" : name, hash_of(path->string()));
}

core::Result<fs::path> index_folder(const fs::path& archive) {
  auto folder = cache_folder(archive);
  if (!folder) return folder;
  return *folder / "index";
}

core::Result<fs::path> site_workshop(const fs::path& archive, const fs::path& output) {
  auto folder = cache_folder(archive);
  if (!folder) return folder;
  std::error_code cause;
  fs::path path = fs::weakly_canonical(fs::absolute(output), cause);
  if (cause) return core::io_error("open", output, cause);
  if (!path.has_filename()) path = path.parent_path();
  return *folder / "sites" / fmt::format("{:016x}", hash_of(path.string()));
}

}  // namespace lectern::pipeline
