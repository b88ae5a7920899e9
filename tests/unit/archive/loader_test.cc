#include "archive/loader.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "archive_support.h"

namespace lectern::archive {
namespace {

/// `course: 01[zh en] 02[en]`, one line a course.
std::string outline(const Archive& archive) {
  std::string out;
  for (const Course& course : archive.courses) {
    out += course.name + ":";
    for (const Lesson& lesson : course.lessons) {
      std::string languages;
      for (const WriteUp& write_up : lesson.write_ups) languages += (languages.empty() ? "" : " ") + write_up.language;
      out += " " + lesson.name + "[" + languages + "]";
    }
    out += "\n";
  }
  return out;
}

Loaded load_world(const std::vector<std::pair<std::string, std::string>>& files) {
  return load_from(world(files), "/a");
}

TEST_CASE("templates are no part of what is published") {
  const Loaded loaded = load_world({{"_templates/lesson/index.fr.md", "{{title}}"},
                                    {"_templates/course/course.yml", "title: {{title}}"},
                                    {"c/1/index.en.md", write_up("title: One\n")}});
  CHECK(loaded.text().empty());
  CHECK(outline(loaded.archive) == "c: 1[en]\n");
  CHECK(loaded.archive.site.languages == std::vector<core::LanguageTag>{"en"});
}

TEST_CASE("an archive of drafts alone says how they are published") {
  const Loaded loaded = load_world({{"c/1/index.en.md", write_up("title: One\ndraft: true\n")}});
  CHECK(loaded.text().find("remove the line draft: true") != std::string::npos);
}

TEST_CASE("a folder of write-ups with nothing else is an archive") {
  const Loaded loaded = load_world({{"1-getting-started/2-x/index.en.md", write_up("title: Two\n")},
                                    {"1-getting-started/10-y/index.zh.md", write_up("title: 十\n")},
                                    {"1-getting-started/10-y/index.en.md", write_up("title: Ten\n")}});
  CHECK(loaded.text().empty());
  CHECK(outline(loaded.archive) == "1-getting-started: 2-x[en] 10-y[zh en]\n");
  CHECK(loaded.archive.courses[0].title.in("zh") == "Getting started");
  CHECK(loaded.archive.site.title.in("en") == "A");
  CHECK(loaded.archive.site.languages == std::vector<core::LanguageTag>{"zh", "en"});
  CHECK(loaded.archive.site.time_zone == "UTC");
  CHECK(loaded.archive.write_up_count() == 3);
}

TEST_CASE("lessons in the root are a course of their own") {
  const Loaded loaded = load_world({{"01-a/index.zh.md", write_up("title: 一\n")},
                                    {"01-a/photo.jpg", ""},
                                    {"course/02-b/index.en.md", write_up("title: Two\n")}});
  CHECK(loaded.text().empty());
  CHECK(outline(loaded.archive) == "course: 02-b[en]\nlessons: 01-a[zh]\n");
  const Course& course = loaded.archive.courses[1];
  CHECK(course.folder.empty());
  CHECK(course.title.in("zh") == "课程");
  CHECK(course.lessons[0].path == "lessons/01-a");
  CHECK(course.lessons[0].folder == "01-a");
  CHECK(course.lessons[0].assets[0].path == "photo.jpg");
}

TEST_CASE("a write-up knows its text, its lines and its place in the languages of the site") {
  const Loaded loaded = load_world({{"site.yml", "languages: [en, zh-Hans]\nbase_url: https://example.org\n"},
                                    {"c/l/index.zh-hans.md", "\xEF\xBB\xBF---\r\ntitle: 风险\r\n---\r\n\r\n正文\r\n"},
                                    {"c/l/index.en.md", "---\ntitle: Risk\n---\nText"}});
  CHECK(loaded.text().empty());
  CHECK(outline(loaded.archive) == "c: l[en zh-Hans]\n");
  const WriteUp& chinese = *loaded.archive.courses[0].lessons[0].in("zh-Hans");
  CHECK(chinese.source.path == "/a/c/l/index.zh-hans.md");
  CHECK(chinese.source.file == "c/l/index.zh-hans.md");
  CHECK(chinese.body == core::LineRange{4, 5});
  CHECK(chinese.title_range == core::SourceRange{2, 8, 10});
  CHECK(loaded.archive.courses[0].lessons[0].in("en")->body == core::LineRange{4, 4});
}

TEST_CASE("a bilingual write-up becomes two, in the site's own tags") {
  const Loaded loaded =
      load_world({{"site.yml", "languages: [zh-Hans, en-GB]\nbase_url: https://example.org\n"},
                  {"c/l/index.md", write_up("title: {zh-Hans: 风险, en-GB: Risk}\ntags: {en-GB: [x]}\n",
                                            "正文\n\n<!-- lang: en -->\n\nText\n")}});
  CHECK(loaded.text().empty());
  CHECK(outline(loaded.archive) == "c: l[zh-Hans en-GB]\n");
  const Lesson& lesson = loaded.archive.courses[0].lessons[0];
  CHECK(lesson.in("zh-Hans")->title == "风险");
  CHECK(lesson.in("zh-Hans")->body == core::LineRange{5, 7});
  CHECK(lesson.in("zh-Hans")->tags.empty());
  CHECK(lesson.in("en-GB")->body == core::LineRange{9, 10});
  CHECK(lesson.in("en-GB")->tags == std::vector<std::string>{"x"});
}

TEST_CASE("a half in a language that the site does not have is an error at its first line") {
  const Loaded loaded = load_world({{"site.yml", "languages: [zh]\nbase_url: https://example.org\n"},
                                    {"c/l/index.md", write_up("title: 风险\n", "正文\n\n<!-- lang: en -->\nText\n")}});
  CHECK(loaded.summary() == "lang-unknown /a/c/l/index.md:8\n");
  CHECK(outline(loaded.archive) == "c: l[zh]\n");
}

TEST_CASE("what the splitter reports stands beside what is wrong with the front matter") {
  const auto files = world({{"c/l/index.md", write_up("title: 风险\ndate: soon\n")}});
  core::Diagnostics problems;
  const BilingualSplitter refuse = [](const core::SourceFile& source, core::LineRange body, core::Diagnostics& out) {
    out.add(core::Severity::Error, "split", source, {body.first, 0, 0}, "cannot tell");
    return std::vector<Half>();
  };
  REQUIRE(load(files, "/a", refuse, forgetful, problems));
  Loaded said;
  said.problems = problems;
  CHECK(said.summary() == "date-invalid /a/c/l/index.md:3\nsplit /a/c/l/index.md:5\n");
}

TEST_CASE("drafts stay out, whole or in one language, and a lesson of drafts alone with them") {
  const Loaded loaded = load_world({{"c/1/index.zh.md", write_up("title: 一\ndraft: true\n")},
                                    {"c/1/index.en.md", write_up("title: One\ndraft: false\n")},
                                    {"c/2/index.zh.md", write_up("draft: true\n", "")},
                                    {"c/2/photo.jpg", ""}});
  CHECK(loaded.summary() == "draft /a/c/1/index.zh.md:3\ndraft /a/c/2/index.zh.md:2\n");
  CHECK_FALSE(loaded.problems.has_errors());
  CHECK(outline(loaded.archive) == "c: 1[en]\n");
}

TEST_CASE("everything beside the write-ups is an asset, at any depth") {
  const Loaded loaded = load_world({{"c/course.yml", "title: C\n"},
                                    {"c/cover.jpg", "12"},
                                    {"c/pictures/map.png", ""},
                                    {"c/l/index.en.md", write_up("title: T\n")},
                                    {"c/l/z.pdf", "123"},
                                    {"c/l/code/README.md", ""},
                                    {"c/l/code/a/b.py", ""}});
  CHECK(loaded.text().empty());
  const Course& course = loaded.archive.courses[0];
  REQUIRE(course.assets.size() == 2);
  CHECK(course.assets[0].path == "cover.jpg");
  CHECK(course.assets[1].path == "pictures/map.png");
  const std::vector<Asset>& assets = course.lessons[0].assets;
  REQUIRE(assets.size() == 3);
  CHECK(assets[0].path == "code/README.md");
  CHECK(assets[1].path == "code/a/b.py");
  CHECK(assets[2].path == "z.pdf");
  CHECK(assets[2].source == "/a/c/l/z.pdf");
  CHECK(assets[2].bytes == 3);
}

TEST_CASE("the settings of site and courses are read, with their defaults") {
  const Loaded loaded =
      load_world({{"site.yml",
                   "title: {zh: 档案, en: Archive}\nsummary: S\nlanguages: [en, zh]\nbase_url: https://example.org/t\n"
                   "theme: plain\ntime_zone: Asia/Shanghai\nraw_html: true\nservice_worker: true\n"},
                  {"plain/style.css", ""},
                  {"theme/assets/extra.css", ""},
                  {"c/course.yml", "title: {zh: 课}\nsummary: 概要\nstart: 2021-03-30\nend: 2021-03-30\n"},
                  {"c/l/index.en.md", write_up("title: T\n")}});
  CHECK(loaded.text().empty());
  const SiteSettings& site = loaded.archive.site;
  CHECK(site.title.in("zh") == "档案");
  CHECK(site.summary.in("zh") == "S");
  CHECK(site.languages == std::vector<core::LanguageTag>{"en", "zh"});
  CHECK(site.base_url == "https://example.org/t/");
  CHECK(site.theme == "plain");
  CHECK(site.time_zone == "Asia/Shanghai");
  CHECK(site.raw_html);
  CHECK(site.service_worker);
  CHECK(outline(loaded.archive) == "c: l[en]\n");
  CHECK(loaded.archive.courses[0].title.in("en") == "课");
  CHECK(loaded.archive.courses[0].start == core::Date{2021, 3, 30, {}, {}});
}

TEST_CASE("a site.yml without an address is noted, an archive without site.yml is not") {
  const std::string lesson = write_up("title: T\n");
  CHECK(load_world({{"c/l/index.en.md", lesson}}).summary().empty());
  for (const char* settings : {"", "title: T\n", "base_url:\n", "base_url: ''\n"}) {
    CAPTURE(settings);
    CHECK(load_world({{"site.yml", settings}, {"c/l/index.en.md", lesson}}).summary() ==
          "base-url-missing /a/site.yml\n");
  }
}

TEST_CASE("a course that has the name of the theme is not lost") {
  const Loaded loaded = load_world({{"default/l/index.en.md", write_up("title: T\n")}});
  CHECK(loaded.text().empty());
  CHECK(outline(loaded.archive) == "default: l[en]\n");
}

TEST_CASE("courses stand by their start or their first lesson, and else by their neighbours") {
  const Loaded loaded = load_world({{"a/course.yml", "start: 2022-01-01\n"},
                                    {"a/l/index.en.md", write_up("title: T\n")},
                                    {"b/l/index.en.md", write_up("title: T\ndate: 2021-01-01\n")},
                                    {"c/l/index.en.md", write_up("title: T\n")}});
  CHECK(outline(loaded.archive) == "b: l[en]\nc: l[en]\na: l[en]\n");
}

TEST_CASE("names of one letter in two spellings have one URL") {
  const Loaded loaded = load_world(
      {{"c/caf\u00E9/index.en.md", write_up("title: T\n")}, {"c/cafe\u0301/index.en.md", write_up("title: T\n")}});
  CHECK(loaded.summary() == "url-clash /a/c/caf\u00E9\n");
}

TEST_CASE("a course named like the course of the root is said to clash with it") {
  const Loaded loaded =
      load_world({{"lessons/l/index.en.md", write_up("title: T\n")}, {"l/index.en.md", write_up("title: T\n")}});
  CHECK(loaded.summary() == "url-clash /a\n");
}

TEST_CASE("each text is read once, and nothing else is read") {
  const std::vector<std::string> texts = {"/a/site.yml", "/a/c/course.yml", "/a/c/1/index.md", "/a/c/2/index.en.md",
                                          "/a/c/2/index.zh.md"};
  auto files = world({{"site.yml", "title: S\n"},
                      {"c/course.yml", "title: C\n"},
                      {"c/1/index.md", write_up("title: T\n", "正文\n\n<!-- lang: en -->\nText\n")},
                      {"c/2/index.zh.md", write_up("title: T\n")},
                      {"c/2/index.en.md", write_up("title: T\n")},
                      {"c/2/film.mp4", "film"},
                      {"README.md", ""},
                      {"theme/x.css", ""}});
  load_from(files, "/a");
  std::vector<std::string> reads = files.reads();
  std::sort(reads.begin(), reads.end());
  std::vector<std::string> expected = texts;
  std::sort(expected.begin(), expected.end());
  CHECK(reads == expected);
}

TEST_CASE("an archive that is not there is an error of the operation") {
  core::Diagnostics problems;
  const auto archive = load(test::MemoryFileSystem(), "/nowhere", split_at_mark, forgetful, problems);
  REQUIRE_FALSE(archive);
  CHECK(archive.error().code == core::Error::Code::NotFound);
}

TEST_CASE("the little sites load as they are meant") {
  const std::filesystem::path sites = std::filesystem::path(LECTERN_TESTS_DIR) / "sites";
  const core::DiskFileSystem disk;
  CHECK(outline(load_from(disk, sites / "minimal").archive) == "talks: 01-first-talk[en]\n");
  CHECK(outline(load_from(disk, sites / "bilingual").archive) ==
        "iot: 2-home[zh] 10-farm[en]\nrisk-2021: 01-risk[zh en] 02-practice[zh en]\n");
}

TEST_CASE("real archives without settings load without a word") {
  const char* shared = std::getenv("LECTERN_SHARED");
  if (shared == nullptr) {
    WARN("skipped: LECTERN_SHARED does not name a folder of real archives");
    return;
  }
  const std::filesystem::path corpora = std::filesystem::path(shared) / "corpora";
  const std::pair<const char*, std::size_t> archives[] = {{"iot", 242}, {"xquad", 480}};
  for (const auto& [name, write_ups] : archives) {
    const Loaded loaded = load_from(core::DiskFileSystem(), corpora / name);
    CHECK(loaded.text().empty());
    CHECK(loaded.archive.write_up_count() == write_ups);
    CHECK(loaded.archive.site.languages == std::vector<core::LanguageTag>{"zh", "en"});
  }
}

}  // namespace
}  // namespace lectern::archive
