#include "pipeline/check.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "unit/pipeline/workshop.h"

namespace lectern::pipeline {
namespace {

const char* const kGood = "---\ntitle: Risk\n---\n\nCommunities look for risks.\n";
const char* const kMisspelt = "---\ntitle: Trust\ntgs: [x]\n---\n\nText.\n";

CheckReport checked(const Workshop& shop, bool strict = false) {
  auto report = check({shop.options().archive, shop.options().share, strict, {}}, kSilent);
  REQUIRE(report.ok());
  return *std::move(report);
}

std::multiset<std::string> codes(const BuildReport& report) {
  std::multiset<std::string> out;
  for (const core::Diagnostic& problem : report.problems.all()) out.insert(problem.code);
  return out;
}

std::string silence(const std::string& code, const std::string& file = {}) {
  return "base_url: https://example.org/\nsilence:\n  - code: " + code + "\n    reason: as it should be\n" +
         (file.empty() ? "" : "    file: " + file + "\n");
}

}  // namespace

TEST_CASE("a check finds what a build finds, and touches nothing") {
  const Workshop shop(
      Files{{"c/1/index.en.md", kMisspelt}, {"c/2/index.en.md", "---\ntitle: T\n---\n\n[x](no.pdf)\n"}});
  const BuildReport report = checked(shop).found;
  CHECK(report.stopped);
  const auto found = codes(report), built = codes(shop.build());
  CHECK(std::includes(found.begin(), found.end(), built.begin(), built.end()));
  CHECK(shop.written().empty());
}

TEST_CASE("a check says what a build does not ask, of write-ups, of pairs and of the archive") {
  const Workshop shop(Files{{"site.yml", "languages: [zh, en]\nbase_url: https://example.org/\n"},
                            {"c/1/index.en.md", "---\ntitle: Risk\n---\n\n## One\n\n#### Two\n\nText.\n"},
                            {"c/1/index.zh.md", "---\ntitle: 风险\n---\n\n排查。\n"},
                            {"c/2/index.en.md", kGood}});
  const BuildReport report = checked(shop).found;
  const auto found = codes(report);
  for (const char* code : {"heading-jump", "sections-differ", "translation-missing"}) CHECK(found.count(code) == 1);
  CHECK(shop.build().problems.all().empty());
}

TEST_CASE("what site.yml silences is silent in builds and checks, and counted") {
  for (const char* place : {"", "c", "c/1", "c/1/index.en.md"}) {
    CAPTURE(place);
    const Workshop shop(Files{{"site.yml", silence("unknown-key", place)}, {"c/1/index.en.md", kMisspelt}});
    const BuildReport of_check = checked(shop, true).found, of_build = shop.build(true);
    for (const BuildReport* report : {&of_check, &of_build}) {
      CHECK(report->problems.all().empty());
      CHECK(report->silenced == 1);
      CHECK_FALSE(report->stopped);
    }
    const BuildReport again = shop.build(true);
    CHECK(again.unchanged);
    CHECK(again.silenced == 1);
  }
}

TEST_CASE("a silence elsewhere, or of an error, changes nothing") {
  const Workshop elsewhere(Files{{"site.yml", silence("unknown-key", "c/2")}, {"c/1/index.en.md", kMisspelt}});
  CHECK(codes(elsewhere.build()) == std::multiset<std::string>{"unknown-key"});
  CHECK(elsewhere.build(true).stopped);
  CHECK(codes(checked(elsewhere).found) == std::multiset<std::string>{"silence-unused", "unknown-key"});
  const Workshop error(
      Files{{"site.yml", silence("title-missing")}, {"c/1/index.en.md", "---\ntags: [x]\n---\n\nText.\n"}});
  const BuildReport report = error.build();
  CHECK(codes(report) == std::multiset<std::string>{"silence-unknown", "title-missing"});
  CHECK(report.stopped);
}

TEST_CASE("an archive that is not there cannot be checked") {
  const Workshop shop(Files{});
  CHECK_FALSE(check({shop.options().archive / "nowhere", shop.options().share, false, {}}, kSilent).ok());
}

TEST_CASE("a silence for what was not looked at is not called unused") {
  for (const char* code : {"external-missing", "translation-older"}) {
    CAPTURE(code);
    const Workshop shop(Files{{"site.yml", silence(code)}, {"c/1/index.en.md", kGood}});
    CHECK(checked(shop).found.problems.all().empty());
  }
}

TEST_CASE("each lesson is told with its write-ups, its date and the number of its problems") {
  const Workshop shop(Files{{"site.yml", "languages: [zh, en]\nbase_url: https://example.org/\n"},
                            {"a/course.yml", "title: {zh: 课程, en: Course}\n"},
                            {"a/1/index.en.md", "---\ntitle: Trust\ntgs: [x]\ndate: 2021-03-30\n---\n\nText.\n"},
                            {"a/1/index.zh.md", "---\ntitle: 信任\ndate: 2021-03-30\n---\n\n文字。\n"},
                            {"a/2/index.zh.md", "---\ntitle: 风险\ndate: 2021-04-06\n---\n\n文字。\n"}});
  const CheckReport report = checked(shop);
  CHECK(report.languages == std::vector<core::LanguageTag>{"zh", "en"});
  REQUIRE(report.lessons.size() == 2);
  const LessonStatus &first = report.lessons[0], &second = report.lessons[1];
  CHECK(first.course == "a");
  CHECK(first.course_title == "课程");
  CHECK(first.lesson == "1");
  CHECK(first.title == "信任");
  CHECK(first.write_ups ==
        std::map<core::LanguageTag, std::string>{{"en", "a/1/index.en.md"}, {"zh", "a/1/index.zh.md"}});
  CHECK(core::iso_day(*first.date) == "2021-03-30");
  CHECK(first.warnings == 1);
  CHECK(second.write_ups.size() == 1);
  CHECK(second.warnings == 0);
  CHECK(second.notes == 1);  // there is none in English
}

}  // namespace lectern::pipeline
