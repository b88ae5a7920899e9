#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <system_error>

#include "scaffold/scaffold.h"

namespace lectern::scaffold {
namespace {

namespace fs = std::filesystem;

core::Result<void> write_file(const fs::path& path, const std::string& bytes) {
  std::error_code cause;
  fs::create_directories(path.parent_path(), cause);
  if (cause) return core::io_error("make", path.parent_path(), cause);
  errno = 0;
  std::ofstream file(path, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) return core::io_error("write", path, {errno == 0 ? EIO : errno, std::generic_category()});
  return {};
}

core::Result<void> write_files(const fs::path& folder, const Scaffold& scaffold) {
  for (const NewFile& file : scaffold.files) {
    if (auto written = write_file(folder / file.path, file.bytes); !written) return written;
  }
  return {};
}

/// A rename never replaces a file, nor a folder with something in it.
core::Result<void> put_in_place(const fs::path& made, const fs::path& folder) {
  std::error_code cause;
  fs::rename(made, folder, cause);
  if (!cause) return {};
  if (fs::exists(folder)) {
    return core::Error{core::Error::Code::InvalidUsage, fmt::format("{} is there already", folder.generic_string()),
                       "choose another name"};
  }
  return core::io_error("make", folder, cause);
}

}  // namespace

core::Result<void> write(const Scaffold& scaffold) {
  // A hidden name: no archive is read with it, should the power fail before it is renamed.
  const fs::path made =
      scaffold.folder.parent_path() / fmt::format(".{}.{}", scaffold.folder.filename().generic_string(), getpid());
  std::error_code cause;
  if (!fs::create_directory(made, cause)) return core::io_error("make", made, cause);
  auto done = write_files(made, scaffold);
  if (done) done = put_in_place(made, scaffold.folder);
  if (!done) fs::remove_all(made, cause);
  return done;
}

}  // namespace lectern::scaffold
