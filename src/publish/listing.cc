#include "publish/listing.h"

#include <fmt/format.h>

#include "core/file_system.h"
#include "publish/file_path.h"
#include "publish/publisher.h"

namespace lectern::publish {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kHeader = "lectern publish 1\n";
constexpr std::string_view kFresh = "fresh ";
constexpr std::string_view kKept = "kept ";

core::Error not_ours(const fs::path& folder, std::string_view reason) {
  return {core::Error::Code::InvalidUsage,
          fmt::format("{} {}, so lectern did not make it and will not replace it", folder.string(), reason),
          "name an empty or new folder with -o, or remove that folder yourself"};
}

bool parse_line(std::string_view line, Listing& listing) {
  const bool fresh = line.starts_with(kFresh);
  if (!fresh && !line.starts_with(kKept)) return false;
  line.remove_prefix(fresh ? kFresh.size() : kKept.size());
  return is_plain_path(line) && listing.emplace(std::string(line), fresh).second;
}

bool parse(std::string_view text, Listing& listing) {
  if (!text.starts_with(kHeader)) return false;
  text.remove_prefix(kHeader.size());
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos || !parse_line(text.substr(0, end), listing)) return false;
    text.remove_prefix(end + 1);
  }
  return true;
}

}  // namespace

std::string format_listing(const Listing& listing) {
  std::string out(kHeader);
  for (const auto& [path, fresh] : listing) out += fmt::format("{}{}\n", fresh ? kFresh : kKept, path);
  return out;
}

core::Result<Listing> read_listing(const fs::path& folder) {
  std::error_code cause;
  if (!fs::exists(fs::symlink_status(folder, cause))) return Listing{};
  if (!fs::is_directory(fs::symlink_status(folder, cause))) return not_ours(folder, "is not a folder");
  const core::DiskFileSystem disk;
  auto entries = disk.list(folder);
  if (!entries) return entries.error();
  if (entries->empty()) return Listing{};
  if (!fs::exists(folder / kListingName, cause)) {
    return not_ours(folder, fmt::format("holds files ({}, …) but no {}", entries->front().name, kListingName));
  }
  auto text = disk.read(folder / kListingName);
  if (!text) return text.error();
  Listing listing;
  if (!parse(*text, listing)) return not_ours(folder, fmt::format("has a {} that does not read", kListingName));
  return listing;
}

}  // namespace lectern::publish
