#include "serve/responder.h"

#include <algorithm>
#include <utility>

#include "core/fingerprint.h"
#include "serve/content_type.h"
#include "serve/injection.h"

namespace lectern::serve {
namespace {

constexpr const char* kNothingYet =
    "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<meta name=\"color-scheme\" content=\"light dark\">\n<title>lectern</title>\n</head>\n<body>\n"
    "<p>There is no site yet. It appears here as soon as it can be made.</p>\n"
    "<p lang=\"zh\">网站还没有生成；一旦生成，就显示在这里。</p>\n</body>\n</html>\n";
constexpr const char* kNotFound =
    "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"color-scheme\" content=\"light dark\">\n<title>Not found</title>\n</head>\n<body>\n"
    "<p>There is no such page. <a href=\"/\">To the first page</a></p>\n</body>\n</html>\n";
constexpr const char* kFolderPage = "index.html";

Reply page_reply(int status, std::string_view page) {
  const std::string fingerprint = core::to_hex(core::fingerprint_of(page));
  return {status,
          "text/html; charset=utf-8",
          with_reload_script(page, fingerprint),
          nullptr,
          {{"ETag", '"' + fingerprint + '"'}}};
}

Reply file_reply(int status, std::string_view path, SiteFile file) {
  const std::string_view type = content_type_of(path);
  if (is_page(type)) return page_reply(status, file.read_all());
  return {status, std::string(type), {}, std::make_shared<const SiteFile>(std::move(file)), {}};
}

/// The file `path` of the site, or nothing.
std::optional<Reply> find_file(const Snapshot& site, int status, const std::string& path) {
  if (const auto page = site.pages.find(path); page != site.pages.end()) {
    const std::string_view type = content_type_of(path);
    if (is_page(type)) return page_reply(status, page->second);
    return Reply{status, std::string(type), page->second, nullptr, {}};
  }
  if (site.folder.empty()) return std::nullopt;
  auto file = open_inside(site.folder, path);
  if (!file) return std::nullopt;
  return file_reply(status, path, *std::move(file));
}

bool is_folder(const Snapshot& site, const std::string& path) {
  const auto below = site.pages.lower_bound(path + "/");
  if (below != site.pages.end() && below->first.starts_with(path + "/")) return true;
  return !site.folder.empty() && is_folder_inside(site.folder, path);
}

/// Relative links of a page work only when the address of its folder ends in a slash.
Reply redirect(const RequestPath& asked) {
  return {302, "text/plain; charset=utf-8", "", nullptr, {{"Location", asked.raw + "/" + asked.query}}};
}

std::optional<Reply> find(const Snapshot& site, const RequestPath& asked, const std::string& path) {
  if (path.empty() || path.ends_with('/')) return find_file(site, 200, path + kFolderPage);
  if (auto reply = find_file(site, 200, path)) return reply;
  if (is_folder(site, path)) return redirect(asked);
  return std::nullopt;
}

/// `zh/` of `courses/zh/`, when the site's address leads to `/courses/`.
std::optional<std::string> below_base(const Snapshot& site, const std::string& path) {
  const std::string base = site.base_path.substr(std::min<std::size_t>(1, site.base_path.size()));
  if (base.empty() || !path.starts_with(base)) return std::nullopt;
  return path.substr(base.size());
}

Reply not_found(const Snapshot& site) {
  if (auto own = find_file(site, 404, "404.html")) return *std::move(own);
  return page_reply(404, kNotFound);
}

}  // namespace

std::optional<Reply> Responder::own(const RequestPath& asked) const {
  const std::string name = asked.path.substr(kOwnFolder.size());
  auto file = open_inside(own_files_, name);
  if (name.empty() || !file) return std::nullopt;
  return Reply{200, std::string(content_type_of(name)), file->read_all(), nullptr, {}};
}

Reply Responder::answer(std::string_view target) const {
  const auto site = site_.now();
  const auto asked = parse_target(target);
  if (asked && asked->path.starts_with(kOwnFolder)) {
    if (auto reply = own(*asked)) return *std::move(reply);
    return {404, "text/plain; charset=utf-8", "there is no such file\n", nullptr, {}};
  }
  if (site->folder.empty() && site->pages.empty()) return page_reply(503, kNothingYet);
  if (!asked) return not_found(*site);
  if (auto reply = find(*site, *asked, asked->path)) return *std::move(reply);
  if (const auto path = below_base(*site, asked->path)) {
    if (auto reply = find(*site, *asked, *path)) return *std::move(reply);
  }
  return not_found(*site);
}

}  // namespace lectern::serve
