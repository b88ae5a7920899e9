#include "site/words.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "site/theme.h"
#include "unit/site/little_archive.h"

namespace lectern::site {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot = fs::path(LECTERN_TESTS_DIR) / "..";

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  REQUIRE(in);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

Theme default_theme() {
  core::Diagnostics problems;
  core::Result<Theme> theme = load_theme("default", "/no/archive", kRoot / "themes", problems);
  REQUIRE(theme);
  return *std::move(theme);
}

std::string without_form(const std::string& key) {
  return std::regex_replace(key, std::regex("\\.(one|other)$"), "");
}

std::set<std::string> matches(const std::string& text, const char* pattern) {
  const std::regex expression(pattern);
  std::set<std::string> out;
  for (std::sregex_iterator match(text.begin(), text.end(), expression), end; match != end; ++match)
    out.insert((*match)[1]);
  return out;
}

/// Every key that a template or the search page asks for.
std::set<std::string> used_keys(const Theme& theme) {
  std::set<std::string> out;
  for (const auto& [name, source] : theme.templates) {
    for (const TemplateTag& tag : tags_of(source.text)) {
      if (!word_key(tag).empty()) out.emplace(word_key(tag));
    }
    for (const std::string& key : matches(source.text, R"(\{\{message\.(\w+)\}\})")) {
      out.insert((name == "offline" ? "offline." : "not_found.") + key);
    }
  }
  std::string client;
  for (const auto& module : fs::directory_iterator(kRoot / "src/client")) {
    if (module.path().extension() == ".js") client += read(module.path());
  }
  for (const std::string& key : matches(client, R"((?:say|count|button)\('(\w+)')")) out.insert("ui." + key);
  // Words that the page picks between or puts together.
  for (const std::string& key : matches(client, R"('(error_\w+|sort_\w+|results_at_least|results)')"))
    out.insert("ui." + key);
  out.insert("ui.error_unknown");
  for (const char* kind : {"course", "year", "guest", "tag"}) out.insert(std::string("ui.filter_") + kind);
  for (const char* kind : {"recent", "guest", "tag", "course", "title", "heading"}) {
    out.insert(std::string("ui.kind_") + kind);
  }
  for (const std::string& kind : matches(read(kRoot / "src/client/errors.js"), R"(\n \*  - `(\w+)`:)"))
    out.insert("ui.error_" + kind);
  return out;
}

}  // namespace

TEST_CASE("Chinese and English have the same words, with the same placeholders") {
  const Theme theme = default_theme();
  std::map<std::string, std::map<std::string, std::set<std::string>>> placeholders;
  for (const auto& [language, entries] : theme.words.by_language()) {
    for (const auto& [key, text] : entries) {
      CAPTURE(language, key);
      CHECK_FALSE(text.empty());
      for (const std::string& name : matches(text, R"(\{(\w+)\})"))
        placeholders[without_form(key)][language].insert(name);
    }
  }
  std::set<std::string> zh, en;
  for (const auto& [key, text] : theme.words.by_language().at("zh")) zh.insert(without_form(key));
  for (const auto& [key, text] : theme.words.by_language().at("en")) en.insert(without_form(key));
  CHECK(zh == en);
  for (auto& [key, languages] : placeholders) {
    CAPTURE(key);
    CHECK(languages["zh"] == languages["en"]);
  }
}

TEST_CASE("Every word that a page uses is there, and none is there for nothing") {
  const Theme theme = default_theme();
  const std::vector<std::string> keys = theme.words.keys();
  CHECK(used_keys(theme) == std::set<std::string>(keys.begin(), keys.end()));
}

TEST_CASE("Every placeholder and variable of the default theme is documented") {
  const Theme theme = default_theme();
  const std::string manual = read(kRoot / "themes/README.md");
  for (const auto& [name, source] : theme.templates) {
    CAPTURE(name);
    for (const TemplateTag& tag : tags_of(source.text)) {
      if (tag.sigil == '!' || tag.sigil == '>' || tag.sigil == '/' || !word_key(tag).empty()) continue;
      std::string variable(tag.name.substr(0, tag.name.find('.')));
      if (variable.substr(0, 4) == "has_") variable = variable.substr(4);
      CAPTURE(variable);
      CHECK(manual.find("`" + variable + "`") != std::string::npos);
    }
  }
  for (const std::string& page : page_templates()) {
    CAPTURE(page);
    CHECK(manual.find("### `" + page + "`") != std::string::npos);
  }
}

}  // namespace lectern::site
