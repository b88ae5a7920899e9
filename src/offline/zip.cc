#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "core/file_system.h"
#include "offline/folder.h"

namespace lectern::offline {
namespace {

namespace fs = std::filesystem;

// The format knows no earlier day than 1 January 1980.
constexpr zip_uint16_t kFirstDay = 1 << 5 | 1;
constexpr zip_uint16_t kMidnight = 0;
constexpr zip_uint32_t kReadableFile = 0100644U << 16;

using Zip = std::unique_ptr<zip_t, decltype(&zip_discard)>;

core::Error zip_error(const fs::path& zip, std::string_view cause) {
  return {core::Error::Code::Io, fmt::format("cannot write {}: {}", zip.string(), cause),
          "look whether the disk is full and the folder can be written to"};
}

/// The files of `folder`, relative to it, in bytewise order.
core::Result<std::vector<std::string>> files_of(const fs::path& folder) {
  std::vector<std::string> out;
  std::error_code cause;
  for (auto entry = fs::recursive_directory_iterator(folder, cause); !cause && entry != fs::end(entry);
       entry.increment(cause)) {
    const std::string path = entry->path().lexically_relative(folder).generic_string();
    if (entry->path().filename().string().front() != '.' && entry->is_regular_file()) out.push_back(path);
  }
  if (cause) return core::io_error("read", folder, cause);
  std::sort(out.begin(), out.end());
  return out;
}

/// False when libzip refuses; `zip` then says why.
bool add(zip_t* zip, const fs::path& file, const std::string& name) {
  zip_source_t* source = zip_source_file(zip, file.c_str(), 0, -1);
  if (source == nullptr) return false;
  const zip_int64_t added = zip_file_add(zip, name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (added < 0) {
    zip_source_free(source);
    return false;
  }
  const auto index = static_cast<zip_uint64_t>(added);
  return zip_set_file_compression(zip, index, ZIP_CM_DEFLATE, 9) == 0 &&
         zip_file_set_dostime(zip, index, kMidnight, kFirstDay, 0) == 0 &&
         zip_file_set_external_attributes(zip, index, 0, ZIP_OPSYS_UNIX, kReadableFile) == 0;
}

}  // namespace

core::Result<void> pack(const fs::path& folder, const fs::path& target) {
  const auto files = files_of(folder);
  if (!files) return files.error();
  int code = 0;
  Zip zip(zip_open(target.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code), zip_discard);
  if (zip == nullptr) {
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    const core::Error said = zip_error(target, zip_error_strerror(&error));
    zip_error_fini(&error);
    return said;
  }
  const std::string top = (folder.has_filename() ? folder : folder.parent_path()).filename().string() + "/";
  for (const std::string& file : *files) {
    if (!add(zip.get(), folder / file, top + file)) return zip_error(target, zip_strerror(zip.get()));
  }
  if (zip_close(zip.get()) != 0) return zip_error(target, zip_strerror(zip.get()));
  zip.release();
  return {};
}

}  // namespace lectern::offline
