#include "publish/marker.h"

#include <fmt/format.h>

#include "core/file_system.h"
#include "publish/publisher.h"

namespace lectern::publish {
namespace {

namespace fs = std::filesystem;

// Earlier versions listed each file in the marker, a line a file: `fresh` or `kept`, and its path.
constexpr std::string_view kListHeader = "lectern publish 1\n";
constexpr std::string_view kKept = "kept ";

core::Error not_ours(const fs::path& folder, std::string_view reason) {
  return {core::Error::Code::InvalidUsage,
          fmt::format("{} {}, so lectern did not make it and will not replace it", folder.string(), reason),
          "name an empty or new folder with -o, or remove that folder yourself"};
}

bool parse(std::string_view text, Marker& marker) {
  if (text == kMarkerText) return true;
  if (!text.starts_with(kListHeader)) return false;
  text.remove_prefix(kListHeader.size());
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    if (line.starts_with(kKept)) marker.kept.emplace(line.substr(kKept.size()));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return true;
}

}  // namespace

core::Result<Marker> read_marker(const fs::path& folder) {
  std::error_code cause;
  const fs::file_status status = fs::symlink_status(folder, cause);
  if (!fs::exists(status)) return Marker{};
  if (!fs::is_directory(status)) return not_ours(folder, "is not a folder");
  const fs::directory_iterator entries(folder, cause);
  if (cause) return core::io_error("list", folder, cause);
  if (entries == fs::directory_iterator()) return Marker{};
  if (!fs::exists(fs::symlink_status(folder / kMarkerName, cause))) {
    return not_ours(folder,
                    fmt::format("holds files ({}, …) but no {}", entries->path().filename().string(), kMarkerName));
  }
  auto text = core::DiskFileSystem().read(folder / kMarkerName);
  if (!text) return text.error();
  Marker marker;
  if (!parse(*text, marker)) return not_ours(folder, fmt::format("has a {} that does not read", kMarkerName));
  return marker;
}

}  // namespace lectern::publish
