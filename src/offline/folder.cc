#include "offline/folder.h"

#include <algorithm>
#include <string_view>

#include "core/file_system.h"
#include "offline/page.h"

namespace lectern::offline {
namespace {

namespace fs = std::filesystem;

bool begins_with(std::string_view text, std::string_view beginning) {
  return text.substr(0, beginning.size()) == beginning;
}

bool ends_with(std::string_view text, std::string_view ending) {
  return text.size() >= ending.size() && text.substr(text.size() - ending.size()) == ending;
}

/// For hosts, search engines, and browsers that keep sites among their apps.
bool is_for_hosts(std::string_view path) {
  const bool sitemap = begins_with(path, "sitemap") && ends_with(path, ".xml");
  const bool file = path == "404.html" || path == "robots.txt" || path == "service-worker.js";
  return file || sitemap || ends_with(path, ".webmanifest");
}

/// The web index: nobody but scripts reads it.
bool is_index(std::string_view path) {
  return begins_with(path, "search-index/");
}

/// A page that another one can show beside itself.
bool is_fetched_page(std::string_view path, std::string_view bytes) {
  return ends_with(path, ".html") && bytes.find("data-beside=") != std::string_view::npos;
}

std::string way_to_root(std::string_view path) {
  std::string out;
  for (const char c : path) out += c == '/' ? "../" : "";
  return out.empty() ? "./" : out;
}

class FolderWriter {
 public:
  FolderWriter(const fs::path& site, const fs::path& client, core::FileSink& sink)
      : site_(site), client_(client), sink_(sink) {}

  /// `inside` is a folder of the site, with '/' at its end, or the root: empty.
  core::Result<void> write(const std::string& inside) {
    const auto entries = files_.list(site_ / inside);
    if (!entries) return entries.error();
    for (const core::DirectoryEntry& entry : *entries) {
      if (entry.name.front() == '.') continue;
      const std::string path = inside + entry.name;
      auto written = entry.kind == core::DirectoryEntry::Kind::Directory ? write(path + "/") : write_file(path);
      if (!written) return written;
    }
    return {};
  }

  core::Result<void> write_loader() {
    auto loader = files_.read(client_ / "disk.js");
    return loader ? sink_.write("disk.js", *loader) : loader.error();
  }

 private:
  core::Result<void> write_file(const std::string& path) {
    if (is_for_hosts(path) || is_part_of_client(path)) return {};
    if (begins_with(path, "files/")) return sink_.copy(path, site_ / path);
    auto bytes = files_.read(is_client(path) ? client_ / fs::path(path).filename() : site_ / path);
    if (!bytes) return bytes.error();
    if (ends_with(path, ".html")) *bytes = page_from_disk(*bytes, way_to_root(path));
    if (is_index(path) || is_fetched_page(path, *bytes)) {
      if (auto written = sink_.write(path + ".js", script_with(*bytes)); !written) return written;
    }
    return is_index(path) ? core::Result<void>() : sink_.write(path, *bytes);
  }

  static bool is_client(std::string_view path) { return begins_with(path, "assets/client-"); }
  /// On a disk the search page is one script: what it loads later is in that.
  static bool is_part_of_client(std::string_view path) {
    constexpr std::string_view kParts[] = {"/extras.js", "/further.js", "/corrections.js"};
    return is_client(path) && std::any_of(std::begin(kParts), std::end(kParts),
                                          [&](std::string_view part) { return ends_with(path, part); });
  }

  const core::DiskFileSystem files_;
  const fs::path& site_;
  const fs::path& client_;
  core::FileSink& sink_;
};

}  // namespace

core::Result<void> write_folder(const fs::path& site, const fs::path& client, core::FileSink& sink) {
  FolderWriter writer(site, client, sink);
  auto written = writer.write("");
  return written ? writer.write_loader() : written;
}

}  // namespace lectern::offline
