#include "archive/site_settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "archive/silence_list.h"
#include "archive/source_text.h"
#include "archive/web_address.h"
#include "archive/yaml_reader.h"
#include "language/format.h"

namespace lectern::archive {
namespace {

constexpr std::array<std::string_view, 10> kKeys = {"title",     "summary",  "languages",      "base_url",   "theme",
                                                    "time_zone", "raw_html", "service_worker", "dictionary", "silence"};

std::vector<core::LanguageTag> read_languages(const YamlNode& node, const YamlReader& reader) {
  std::vector<core::LanguageTag> out;
  for (const YamlNode* item : YamlReader::items(node)) {
    const std::optional<std::string> written = reader.text(*item);
    if (!written) continue;
    core::LanguageTag tag = canonical_tag(*written);
    if (!core::is_language_tag(tag)) {
      reader.report(problem::kLangUnknown, item->range, fmt::format("\"{}\" is not a language tag", *written),
                    "write it as zh, en or zh-Hant");
    } else if (std::find(out.begin(), out.end(), tag) != out.end()) {
      reader.report(problem::kLangTwice, item->range, fmt::format("\"{}\" is listed twice", tag));
    } else {
      out.push_back(std::move(tag));
    }
  }
  return out;
}

/// Ends in '/', so that pages' URLs can be put after it.
std::string read_base_url(const YamlNode& node, const YamlReader& reader) {
  std::string url = reader.text(node).value_or("");
  if (url.empty()) return url;
  if (!is_web_address(url) || url.find_first_of("?#") != std::string::npos) {
    reader.report(problem::kBaseUrlInvalid, node.range, fmt::format("\"{}\" is not the address of a site", url),
                  "write it as https://example.org/ or https://example.org/training/");
    return {};
  }
  if (url.back() != '/') url += '/';
  return url;
}

/// Not worth a warning while a site is tried out at home, but a publisher should hear it before readers do.
void note_missing_base_url(const core::SourceFile& source, core::Diagnostics& problems) {
  report(problems, problem::kBaseUrlMissing, source.path,
         "without base_url, the addresses in canonical links, feeds and the sitemap have no host",
         "give the address that the site will have, as in base_url: https://example.org/training/");
}

/// A theme is named, never reached by a path.
std::optional<std::string> read_theme(const YamlNode& node, const YamlReader& reader) {
  std::optional<std::string> name = reader.text(node);
  if (!name) return name;
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  if (std::all_of(name->begin(), name->end(), is_plain)) return name;
  reader.report(problem::kThemeInvalid, node.range, fmt::format("\"{}\" is not the name of a theme", *name),
                "use letters, digits, - and _; a theme of the archive is a folder beside site.yml");
  return std::nullopt;
}

std::optional<std::string> read_time_zone(const YamlNode& node, const YamlReader& reader) {
  std::optional<std::string> name = reader.text(node);
  if (!name || language::is_time_zone(*name)) return name;
  reader.report(problem::kTimeZoneUnknown, node.range, fmt::format("unknown time zone \"{}\"", *name),
                "write it as Asia/Shanghai, Europe/London or UTC");
  return std::nullopt;
}

std::optional<NamedFile> read_named_file(const YamlNode& node, const core::SourceFile& source,
                                         const YamlReader& reader) {
  std::optional<std::string> path = reader.text(node);
  if (!path) return std::nullopt;
  return NamedFile{*std::move(path), node.range,
                   core::excerpt_of(core::line_of(source.text, node.range.line), node.range.column)};
}

void read_settings(const YamlNode& root, const YamlReader& reader, SiteSettings& out) {
  if (const YamlNode* title = root.find("title")) out.title = reader.localized_text(*title);
  if (const YamlNode* summary = root.find("summary")) out.summary = reader.localized_text(*summary);
  if (const YamlNode* url = root.find("base_url")) out.base_url = read_base_url(*url, reader);
  if (const YamlNode* theme = root.find("theme")) out.theme = read_theme(*theme, reader).value_or(out.theme);
  if (const YamlNode* zone = root.find("time_zone"))
    out.time_zone = read_time_zone(*zone, reader).value_or(out.time_zone);
  if (const YamlNode* raw = root.find("raw_html")) out.raw_html = reader.flag(*raw).value_or(false);
  if (const YamlNode* worker = root.find("service_worker")) out.service_worker = reader.flag(*worker).value_or(false);
}

}  // namespace

Site read_site(const core::SourceFile& source, const Languages& found, core::Diagnostics& problems) {
  Site out{{}, found};
  const auto root = parse_yaml(source, {1, line_count(source.text)}, problems);
  const YamlReader reader(source, out.languages, problems);
  if (!root || !reader.is_map(*root)) return out;
  reader.check_keys(*root, kKeys);
  // First, because the other values are written in these languages.
  if (const YamlNode* languages = root->find("languages")) {
    out.settings.languages = read_languages(*languages, reader);
    if (!out.settings.languages.empty()) out.languages = Languages::declared(out.settings.languages);
  }
  read_settings(*root, reader, out.settings);
  if (const YamlNode* silence = root->find("silence")) out.settings.silences = read_silences(*silence, source, reader);
  if (const YamlNode* file = root->find("dictionary")) out.dictionary = read_named_file(*file, source, reader);
  const YamlNode* base_url = root->find("base_url");
  if (base_url == nullptr || YamlReader::is_blank(*base_url)) note_missing_base_url(source, problems);
  return out;
}

}  // namespace lectern::archive
