#include "publish/output_place.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

#include "core/file_system.h"

namespace lectern::publish {
namespace {

namespace fs = std::filesystem;

/// A name that is in no folder, so that renaming it tells whether one could.
constexpr const char* kNowhere = ".lectern-nowhere";

core::Error cannot_publish(const fs::path& output, std::string_view reason, std::string hint) {
  return {core::Error::Code::InvalidUsage, fmt::format("{} cannot be published into: {}", output.string(), reason),
          std::move(hint)};
}

core::Result<void> check(const fs::path& path) {
  const fs::path above = path.parent_path();
  std::error_code cause;
  if (fs::is_directory(path, cause) && !can_rename_between(path, above)) {
    return cannot_publish(path, "it is a mount point, which cannot be replaced as a whole",
                          "publish into a folder inside it");
  }
  if (access(above.c_str(), W_OK | X_OK) != 0) {
    core::Error error = core::io_error("write into", above, {errno, std::generic_category()});
    error.hint = "a site is replaced whole, so the folder that holds it must be writable: " + error.hint;
    return error;
  }
  return {};
}

}  // namespace

bool can_rename_between(const fs::path& one, const fs::path& other) {
  // The system looks at the two folders first, and only then for what to rename.
  return std::rename((one / kNowhere).c_str(), (other / kNowhere).c_str()) == 0 || errno != EXDEV;
}

core::Result<fs::path> output_place(const fs::path& output) {
  std::error_code cause;
  fs::path path = fs::weakly_canonical(fs::absolute(output), cause);
  if (cause) return core::io_error("open", output, cause);
  if (!path.has_filename()) path = path.parent_path();
  if (path.filename().empty() || path.parent_path() == path) {
    return cannot_publish(output, "it is the root of the file system", "name a folder with -o");
  }
  fs::create_directories(path.parent_path(), cause);
  if (cause) return core::io_error("make the folder", path.parent_path(), cause);
  if (auto checked = check(path); !checked) return checked.error();
  return path;
}

fs::path beside(const fs::path& output, std::string_view suffix) {
  return output.parent_path() / fmt::format(".{}.{}", output.filename().string(), suffix);
}

}  // namespace lectern::publish
