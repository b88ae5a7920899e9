#include "history/translation_age.h"

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

namespace lectern::history {
namespace {

constexpr Time kDay = 24 * 60 * 60;
constexpr Time kFirst = 1617062400;  // 2021-03-30
constexpr Time kNow = kFirst + 1000 * kDay;

archive::WriteUp write_up(const std::string& language, const std::string& file) {
  archive::WriteUp out;
  out.language = language;
  out.source.path = "archive/" + file;
  out.source.file = file;
  return out;
}

archive::Archive archive_of(std::vector<archive::WriteUp> write_ups) {
  archive::Lesson lesson;
  lesson.write_ups = std::move(write_ups);
  archive::Course course;
  course.lessons.push_back(std::move(lesson));
  archive::Archive out;
  out.root = "archive";
  out.courses.push_back(std::move(course));
  return out;
}

std::string told(const ChangeTimes& times) {
  const archive::Archive archive = archive_of(
      {write_up("zh", "c/1/index.zh.md"), write_up("en", "c/1/index.en.md"), write_up("fr", "c/1/index.fr.md")});
  core::Diagnostics problems;
  report_older_translations(archive, times, kNow, problems);
  std::string out;
  for (const core::Diagnostic& problem : problems.all()) out += problem.file + ": " + problem.message + "\n";
  return out;
}

}  // namespace

TEST_CASE("a write-up whose translation changed later is noted, with both days") {
  CHECK(told({{{"c/1/index.zh.md", kFirst + 40 * kDay}, {"c/1/index.en.md", kFirst}}, {}}) ==
        "archive/c/1/index.en.md: index.zh.md has changed since, on 2021-05-09; this write-up last changed on "
        "2021-03-30\n");
}

TEST_CASE("of three write-ups each older one is noted, against the newest") {
  CHECK(told({{{"c/1/index.zh.md", kFirst},
               {"c/1/index.en.md", kFirst + 9 * kDay},
               {"c/1/index.fr.md", kFirst + 5 * kDay}},
              {}}) ==
        "archive/c/1/index.zh.md: index.en.md has changed since, on 2021-04-08; this write-up last changed on "
        "2021-03-30\n"
        "archive/c/1/index.fr.md: index.en.md has changed since, on 2021-04-08; this write-up last changed on "
        "2021-04-04\n");
}

TEST_CASE("what changed together, or on the same day, is of one age") {
  for (const Time between : {Time{0}, Time{60}, kTolerance}) {
    CAPTURE(between);
    CHECK(told({{{"c/1/index.zh.md", kFirst + between}, {"c/1/index.en.md", kFirst}}, {}}).empty());
  }
  CHECK_FALSE(told({{{"c/1/index.zh.md", kFirst + kTolerance + 1}, {"c/1/index.en.md", kFirst}}, {}}).empty());
}

TEST_CASE("what is not committed has changed now") {
  CHECK(told({{{"c/1/index.zh.md", kFirst}, {"c/1/index.en.md", kFirst}}, {"c/1/index.zh.md"}}) ==
        "archive/c/1/index.en.md: index.zh.md has changed since, and is not committed; this write-up last changed on "
        "2021-03-30\n");
  CHECK(told({{{"c/1/index.zh.md", kFirst}}, {"c/1/index.zh.md", "c/1/index.en.md"}}).empty());
  CHECK(told({{{"c/1/index.en.md", kNow - 60}}, {"c/1/index.zh.md"}}).empty());
}

TEST_CASE("a file that git does not know, and one that holds both halves, are not judged") {
  CHECK(told({{{"c/1/index.zh.md", kFirst}}, {}}).empty());
  CHECK(told({}).empty());
  const archive::Archive archive = archive_of({write_up("zh", "c/1/index.md"), write_up("en", "c/1/index.md")});
  core::Diagnostics problems;
  report_older_translations(archive, {{{"c/1/index.md", kFirst}}, {}}, kNow, problems);
  CHECK(problems.all().empty());
}

}  // namespace lectern::history
