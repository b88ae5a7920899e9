#include "site/theme.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "core/file_system.h"
#include "core/suggestion.h"
#include "site/style_sheet.h"
#include "site/theme_folder.h"

namespace lectern::site {
namespace {

namespace fs = std::filesystem;
using core::Severity;

constexpr const char* kDefault = "default";
constexpr const char* kOverrides = "theme";  // in the archive's root

bool is_theme(const core::FileSystem& files, const fs::path& folder) {
  return files.read(folder / "theme.yml").ok();
}

/// A name is one folder's: it must not lead out of the folders where themes are looked for.
bool is_folder_name(const std::string& name) {
  return !name.empty() && name.front() != '.' && name.find_first_of("/\\") == std::string::npos;
}

std::vector<std::string> theme_names(const core::FileSystem& files, const fs::path& folder) {
  std::vector<std::string> out;
  const auto entries = files.list(folder);
  if (!entries) return out;  // whoever reads a theme from there is told why it cannot be read
  for (const core::DirectoryEntry& entry : *entries) {
    if (entry.kind == core::DirectoryEntry::Kind::Directory && is_theme(files, folder / entry.name))
      out.push_back(entry.name);
  }
  return out;
}

core::Error unknown_theme(const core::FileSystem& files, const std::string& name, const fs::path& archive_root,
                          const fs::path& installed) {
  std::vector<std::string> names = theme_names(files, installed);
  for (std::string& own : theme_names(files, archive_root)) names.push_back(std::move(own));
  const std::string nearest = core::nearest(name, std::vector<std::string_view>(names.begin(), names.end()));
  std::string hint = "a theme of your own is a folder in the archive with a theme.yml";
  if (!nearest.empty()) hint = fmt::format("did you mean {}?", nearest);
  return {core::Error::Code::NotFound, fmt::format("there is no theme \"{}\"", name), hint};
}

/// The folders that make up a theme, the ground first.
core::Result<std::vector<fs::path>> layers_of(const core::FileSystem& files, const std::string& name,
                                              const fs::path& archive_root, const fs::path& installed) {
  std::vector<fs::path> out{installed / kDefault};
  if (!is_theme(files, out.front())) {
    return core::Error{core::Error::Code::NotFound,
                       fmt::format("the default theme is missing from {}", installed.string()),
                       "install lectern again: its themes belong beside it, in share/lectern/themes"};
  }
  if (is_folder_name(name) && is_theme(files, archive_root / name)) {
    out.push_back(archive_root / name);
  } else if (name != kDefault) {
    if (!is_folder_name(name) || !is_theme(files, installed / name))
      return unknown_theme(files, name, archive_root, installed);
    out.push_back(installed / name);
  }
  out.push_back(archive_root / kOverrides);
  return out;
}

/// Words that an upper layer has and no template can be asking for: a mistyped key, most often.
void check_keys(const Words& words, const std::vector<std::string>& known, const core::SourceFile& file,
                const TemplateSources& templates, core::Diagnostics& problems) {
  const std::vector<std::string_view> candidates(known.begin(), known.end());
  for (const std::string& key : words.keys()) {
    if (std::binary_search(known.begin(), known.end(), key)) continue;
    const bool used = std::any_of(templates.begin(), templates.end(), [&](const auto& entry) {
      const std::vector<TemplateTag> tags = tags_of(entry.second.text);
      return std::any_of(tags.begin(), tags.end(), [&](const TemplateTag& tag) { return word_key(tag) == key; });
    });
    if (used) continue;
    const std::string nearest = core::nearest(key, candidates);
    problems.add(Severity::Warning, "word-unknown", file, {}, fmt::format("no page uses the word {}", key),
                 nearest.empty() ? std::string() : fmt::format("did you mean {}?", nearest));
  }
}

/// Lays folders over each other.
class ThemeMaker {
 public:
  explicit ThemeMaker(core::Diagnostics& problems) : problems_(problems) {}

  void lay(ThemeFolder folder) {
    for (auto& [sheet, parts] : folder.styles) styles_[sheet] = std::move(parts);
    for (auto& [name, source] : folder.templates) theme_.templates[name] = std::move(source);
    for (auto& [path, bytes] : folder.assets) theme_.assets[path] = std::move(bytes);
    for (const auto& [language, source] : folder.words) {
      if (!known_words_.empty()) {
        Words own;
        own.read(language, source, problems_);
        check_keys(own, known_words_, source, theme_.templates, problems_);
        for (const auto& [key, text] : own.below(language, "")) theme_.words.set(language, key, text);
      } else {
        theme_.words.read(language, source, problems_);
      }
    }
    if (known_words_.empty()) known_words_ = theme_.words.keys();
  }

  Theme finish() {
    check_templates(theme_.templates, theme_.words, page_templates(), problems_);
    join_styles();
    return std::move(theme_);
  }

 private:
  /// One sheet is one request; its parts stay apart for those who write them.
  void join_styles() {
    std::map<std::string, std::string> sheets;
    for (const auto& [sheet, parts] : styles_) {
      for (const std::string& part : parts) sheets[sheet] += text_of(part);
    }
    for (const auto& [sheet, parts] : styles_) {
      for (const std::string& part : parts) theme_.assets.erase(part);
    }
    for (const auto& [sheet, text] : sheets) theme_.assets[sheet] = without_layout(text);
  }

  std::string text_of(const std::string& part) {
    const auto asset = theme_.assets.find(part);
    if (asset != theme_.assets.end()) return asset->second + '\n';
    problems_.add({Severity::Error,
                   "theme-settings",
                   "theme.yml",
                   {},
                   fmt::format("the theme has no style sheet assets/{}", part),
                   "correct the list of styles",
                   ""});
    return {};
  }

  core::Diagnostics& problems_;
  Theme theme_;
  std::map<std::string, std::vector<std::string>> styles_;
  std::vector<std::string> known_words_;
};

}  // namespace

const std::vector<std::string>& page_templates() {
  static const std::vector<std::string> kNames{"welcome",       "home", "course", "lesson",  "missing",   "guests",
                                               "guest",         "tags", "tag",    "search",  "not-found", "sitemap",
                                               "sitemap-index", "feed", "robots", "manifest", "offline", "service-worker"};
  return kNames;
}

core::Fingerprint fingerprint_of(const Theme& theme) {
  core::Fingerprinter out;
  for (const auto& [name, source] : theme.templates) out.add(name).add(source.text);
  for (const auto& [language, entries] : theme.words.by_language()) {
    out.add(language).add(entries.size());
    for (const auto& [key, text] : entries) out.add(key).add(text);
  }
  return out.finish();
}

core::Result<Theme> load_theme(const std::string& name, const fs::path& archive_root, const fs::path& installed,
                               core::Diagnostics& problems) {
  const core::DiskFileSystem files;
  const core::Result<std::vector<fs::path>> layers = layers_of(files, name, archive_root, installed);
  if (!layers) return layers.error();
  ThemeMaker maker(problems);
  for (const fs::path& layer : *layers) {
    core::Result<ThemeFolder> folder = read_theme_folder(files, layer, problems);
    if (!folder) return folder.error();
    maker.lay(*std::move(folder));
  }
  return maker.finish();
}

}  // namespace lectern::site
