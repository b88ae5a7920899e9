#include "site/theme_folder.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <optional>

#include "core/language.h"
#include "core/utf8.h"

namespace lectern::site {
namespace {

namespace fs = std::filesystem;
using core::DirectoryEntry;
using core::Severity;

constexpr const char* kStylesForm = "write  styles: {style.css: [tokens.css, page.css]}";
constexpr int kMaxAssetDepth = 8;  // also ends a circle of symbolic links

class ThemeFolderReader {
 public:
  ThemeFolderReader(const core::FileSystem& files, const fs::path& root, core::Diagnostics& problems)
      : files_(files), root_(root), problems_(problems) {}

  core::Result<ThemeFolder> read() {
    read_settings();
    read_texts("templates", ".mustache", out_.templates);
    read_texts("words", ".yml", out_.words);
    read_assets("", 0);
    if (error_) return *error_;
    check_languages();
    return std::move(out_);
  }

 private:
  /// What is in a folder of the theme; nothing when the theme does not have it.
  std::vector<DirectoryEntry> list(const fs::path& folder) {
    core::Result<std::vector<DirectoryEntry>> entries = files_.list(folder);
    if (entries) return *std::move(entries);
    if (entries.error().code != core::Error::Code::NotFound) note(entries.error());
    return {};
  }

  std::optional<std::string> read_file(const fs::path& path) {
    core::Result<std::string> bytes = files_.read(path);
    if (bytes) return *std::move(bytes);
    note(bytes.error());
    return std::nullopt;
  }

  std::optional<core::SourceFile> read_text(const fs::path& path) {
    std::optional<std::string> text = read_file(path);
    if (!text) return std::nullopt;
    core::SourceFile source{path.generic_string(), *std::move(text)};
    if (!core::first_invalid_utf8(source.text)) return source;
    problems_.add(Severity::Error, "theme-encoding", {source.path, ""}, {}, "this file is not UTF-8 text",
                  "save it as UTF-8");
    return std::nullopt;
  }

  void read_texts(const char* folder, std::string_view extension,
                  std::map<std::string, core::SourceFile, std::less<>>& into) {
    for (const DirectoryEntry& entry : list(root_ / folder)) {
      const fs::path path = root_ / folder / entry.name;
      if (entry.name.front() == '.') continue;
      if (entry.kind != DirectoryEntry::Kind::File || path.extension() != extension) {
        problems_.add(Severity::Warning, "theme-file", {path.generic_string(), ""}, {},
                      fmt::format("{} holds only files whose names end in {}", folder, extension), "move or remove it");
      } else if (std::optional<core::SourceFile> source = read_text(path)) {
        into[path.stem().string()] = *std::move(source);
      }
    }
  }

  void read_assets(const std::string& below, int depth) {
    for (const DirectoryEntry& entry : list(root_ / "assets" / below)) {
      if (entry.name.front() == '.') continue;
      const std::string path = below + entry.name;
      if (entry.kind == DirectoryEntry::Kind::Directory && depth < kMaxAssetDepth) {
        read_assets(path + "/", depth + 1);
      } else if (entry.kind != DirectoryEntry::Kind::File) {
        problems_.add(Severity::Warning, "theme-file", {(root_ / "assets" / path).generic_string(), ""}, {},
                      "this is neither a file nor a folder that can be published", "move or remove it");
      } else if (std::optional<std::string> bytes = read_file(root_ / "assets" / path)) {
        out_.assets[path] = *std::move(bytes);
      }
    }
  }

  void read_settings() {
    const fs::path path = root_ / "theme.yml";
    core::Result<std::string> text = files_.read(path);
    if (!text) {
      if (text.error().code != core::Error::Code::NotFound) note(text.error());
      return;
    }
    const core::SourceFile source{path.generic_string(), *std::move(text)};
    try {
      read_settings(YAML::Load(source.text), source);
    } catch (const YAML::Exception& fault) {
      problems_.add(Severity::Error, "theme-settings", source, at(fault.mark), "this is not YAML: " + fault.msg);
    }
  }

  void read_settings(const YAML::Node& settings, const core::SourceFile& source) {
    if (settings.IsNull()) return;
    if (!settings.IsMap()) {
      problems_.add(Severity::Error, "theme-settings", source, at(settings.Mark()), "theme.yml holds settings by key",
                    kStylesForm);
      return;
    }
    for (const auto& entry : settings) {
      if (entry.first.Scalar() == "styles") {
        read_styles(entry.second, source);
      } else {
        problems_.add(Severity::Warning, "theme-settings", source, at(entry.first.Mark()),
                      fmt::format("theme.yml has no use for {}", entry.first.Scalar()),
                      "its one key is styles: which files of assets/ make the published style sheets");
      }
    }
  }

  void read_styles(const YAML::Node& styles, const core::SourceFile& source) {
    const bool is_map = styles.IsMap() && std::all_of(styles.begin(), styles.end(),
                                                      [](const auto& sheet) { return sheet.second.IsSequence(); });
    if (!is_map) {
      problems_.add(Severity::Error, "theme-settings", source, at(styles.Mark()),
                    "styles says of each published style sheet which files make it", kStylesForm);
      return;
    }
    for (const auto& sheet : styles) {
      for (const auto& part : sheet.second) out_.styles[sheet.first.Scalar()].push_back(part.Scalar());
    }
  }

  void check_languages() {
    for (const auto& [language, source] : out_.words) {
      if (core::is_language_tag(language)) continue;
      problems_.add(Severity::Error, "theme-words", source, {}, fmt::format("{} is not a language tag", language),
                    "name the file after its language: words/en.yml");
    }
  }

  static core::SourceRange at(const YAML::Mark& mark) {
    if (mark.line < 0) return {};
    return {static_cast<std::uint32_t>(mark.line) + 1, static_cast<std::uint32_t>(mark.column) + 1, 0};
  }

  void note(const core::Error& error) {
    if (!error_) error_ = error;
  }

  const core::FileSystem& files_;
  const fs::path& root_;
  core::Diagnostics& problems_;
  ThemeFolder out_;
  std::optional<core::Error> error_;
};

}  // namespace

core::Result<ThemeFolder> read_theme_folder(const core::FileSystem& files, const fs::path& folder,
                                            core::Diagnostics& problems) {
  return ThemeFolderReader(files, folder, problems).read();
}

}  // namespace lectern::site
