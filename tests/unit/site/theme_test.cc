#include "site/theme.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "support/temporary_folder.h"
#include "unit/site/little_archive.h"

namespace lectern::site {
namespace {

const std::filesystem::path kInstalled = std::filesystem::path(LECTERN_TESTS_DIR) / "../themes";

/// An archive folder on disk, for what themes read there.
struct ArchiveFolder {
  TemporaryFolder folder;
  core::Diagnostics problems;

  void write(const std::string& path, const std::string& text) {
    const std::filesystem::path file = folder.path() / path;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
  }

  core::Result<Theme> load(const std::string& name = "default") {
    return load_theme(name, folder.path(), kInstalled, problems);
  }
};

}  // namespace

TEST_CASE("The default theme has every page and no fault") {
  ArchiveFolder archive;
  const core::Result<Theme> theme = archive.load();
  REQUIRE(theme);
  CHECK(dump(archive.problems).empty());
  for (const std::string& page : page_templates()) {
    CAPTURE(page);
    CHECK(theme->templates.count(page) == 1);
  }
  CHECK(theme->assets.count("style.css") == 1);
  CHECK(theme->assets.count("tokens.css") == 0);
  CHECK(theme->assets.at("style.css").find("--accent") < theme->assets.at("style.css").find("@media print"));
}

TEST_CASE("A folder theme/ in the archive replaces single files of the theme") {
  ArchiveFolder archive;
  archive.write("theme/templates/footer.mustache", "<footer>ours</footer>\n");
  archive.write("theme/words/en.yml", "lesson: {next: Onwards}\n");
  archive.write("theme/assets/tokens.css", ":root { --ours: 1 }");
  archive.write("theme/assets/fonts/a.txt", "x");
  const core::Result<Theme> theme = archive.load();
  REQUIRE(theme);
  CHECK(dump(archive.problems).empty());
  CHECK(theme->templates.at("footer").text == "<footer>ours</footer>\n");
  CHECK(theme->templates.at("lesson").text.find("{{{body}}}") != std::string::npos);
  CHECK(*theme->words.find("en", "lesson.next") == "Onwards");
  CHECK(*theme->words.find("en", "lesson.previous") == "Previous lesson");
  CHECK(theme->assets.at("style.css").substr(0, 19) == ":root{--ours: 1}*, ");
  CHECK(theme->assets.at("fonts/a.txt") == "x");
}

TEST_CASE("A theme of the archive lies over the default, and theme/ over both") {
  ArchiveFolder archive;
  archive.write("ours/theme.yml", "styles: {style.css: [only.css]}\n");
  archive.write("ours/assets/only.css", "body { color: red }\n");
  archive.write("ours/templates/robots.mustache", "ours\n");
  archive.write("theme/templates/robots.mustache", "override\n");
  const core::Result<Theme> theme = archive.load("ours");
  REQUIRE(theme);
  CHECK(dump(archive.problems).empty());
  CHECK(theme->assets.at("style.css") == "body{color: red}");
  CHECK(theme->templates.at("robots").text == "override\n");
}

TEST_CASE("A theme that is not there is an error that names the nearest") {
  ArchiveFolder archive;
  archive.write("plainest/theme.yml", "");
  for (const char* name : {"defualt", "planest", "../default", "", ".", "no/such"}) {
    CAPTURE(name);
    const core::Result<Theme> theme = archive.load(name);
    REQUIRE(!theme);
    CHECK(theme.error().code == core::Error::Code::NotFound);
  }
  CHECK(archive.load("defualt").error().hint == "did you mean default?");
  CHECK(archive.load("planest").error().hint == "did you mean plainest?");
}

TEST_CASE("Faults in a theme's files are reported where they are") {
  struct Row {
    const char* file;
    const char* text;
    const char* problem;
  };
  const Row rows[] = {
      {"templates/home.mustache", "a\n{{#courses}}\n", "error template-syntax 2: Unclosed section \"courses\" | \n"},
      {"templates/home.mustache", "a\n课 {{title\n", "error template-syntax 2: Unclosed tag | \n"},
      {"templates/home.mustache", "{{/a}}", "error template-syntax 1: Unopened section \"a\" | \n"},
      {"templates/home.mustache", "{{", "error template-syntax 1: Unclosed tag | \n"},
      {"templates/home.mustache", "{{=<% %>=}}",
       "error template-syntax 1: other delimiters than {{ }} cannot be set | write the tags with braces\n"},
      {"templates/home.mustache", "\n\n{{> heder}}",
       "error template-partial 3: there is no template heder.mustache | did you mean header?\n"},
      {"templates/footer.mustache", "{{> footer}}",
       "error template-partial 1: this template would stand inside itself | take the tag out of one of the two\n"},
      {"templates/home.mustache", "{{words.lesson.nxt}}",
       "error word-missing 1: there is no word lesson.nxt | did you mean lesson.next?\n"},
      {"templates/lessson.mustache", "x",
       "warning template-unused 0: no page uses this template | did you mean lesson.mustache?\n"},
      {"templates/home.html", "x",
       "warning theme-file 0: templates holds only files whose names end in .mustache | move or remove it\n"},
      {"templates/home.mustache", "\xff", "error theme-encoding 0: this file is not UTF-8 text | save it as UTF-8\n"},
      {"words/en.yml", "lesson: {nxt: On}\n",
       "warning word-unknown 0: no page uses the word lesson.nxt | did you mean lesson.next?\n"},
      {"words/en.yml", "lesson: [a]\n",
       "error theme-words 1: words are texts under keys, or keys under keys | write  search: {placeholder: …}\n"},
      {"words/en.yml", "a: b: c\n", "error theme-words 1: this is not YAML: illegal map value | \n"},
      {"words/english.yml", "",
       "error theme-words 0: english is not a language tag | name the file after its language: words/en.yml\n"},
      {"theme.yml", "style: [a.css]\n",
       "warning theme-settings 1: theme.yml has no use for style | its one key is styles: which files of "
       "assets/ make the published style sheets\n"},
      {"theme.yml", "styles: [a.css]\n",
       "error theme-settings 1: styles says of each published style sheet which files make it | write  styles: "
       "{style.css: [tokens.css, page.css]}\n"},
      {"theme.yml", "styles:\n  style.css: a.css\n",
       "error theme-settings 2: styles says of each published style sheet which files make it | write  styles: "
       "{style.css: [tokens.css, page.css]}\n"},
      {"theme.yml", "styles: {style.css: [a.css]}\n",
       "error theme-settings 0: the theme has no style sheet assets/a.css | correct the list of styles\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.file, row.text);
    ArchiveFolder archive;
    archive.write(std::string("theme/") + row.file, row.text);
    REQUIRE(archive.load());
    CHECK(dump(archive.problems) == row.problem);
  }
}

TEST_CASE("A circle of partials is reported and ends") {
  ArchiveFolder archive;
  archive.write("theme/templates/footer.mustache", "{{> a}}");
  archive.write("theme/templates/a.mustache", "{{> b}}");
  archive.write("theme/templates/b.mustache", "{{> a}}");
  const core::Result<Theme> theme = archive.load();
  REQUIRE(theme);
  CHECK(archive.problems.count(core::Severity::Error) == 2);
  CHECK(expand(theme->templates, "footer", theme->words, "en").empty());
}

}  // namespace lectern::site
