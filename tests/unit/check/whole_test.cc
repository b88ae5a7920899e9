#include "check/whole.h"

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "unit/check/lesson_support.h"

namespace lectern::check {
namespace {

archive::Lesson lesson(const std::string& name, const std::vector<core::LanguageTag>& languages) {
  archive::Lesson out;
  out.name = name;
  for (const core::LanguageTag& language : languages) {
    archive::WriteUp write_up;
    write_up.language = language;
    write_up.source.path = "a/" + name + "/index." + language + ".md";
    out.write_ups.push_back(std::move(write_up));
  }
  return out;
}

archive::Archive archive_of(std::vector<archive::Lesson> lessons) {
  archive::Archive out;
  out.site.languages = {"zh", "en"};
  out.courses.emplace_back();
  out.courses.back().lessons = std::move(lessons);
  return out;
}

TEST_CASE("a lesson without a write-up in one of the site's languages is noted") {
  core::Diagnostics problems;
  check_archive(archive_of({lesson("01", {"zh", "en"}), lesson("02", {"zh"}), lesson("03", {"en"})}), problems);
  CHECK(testing::dump(problems) ==
        "zh 0:0-0 translation-missing there is no write-up of this lesson in en\n"
        "en 0:0-0 translation-missing there is no write-up of this lesson in zh\n");
  CHECK(problems.count(core::Severity::Note) == 2);
}

archive::Lesson dated_lesson(const std::string& name, const char* date) {
  archive::Lesson out = lesson(name, {"zh", "en"});
  for (archive::WriteUp& write_up : out.write_ups) {
    write_up.date = core::parse_date(date);
    write_up.date_range = {3, 7, 17};
  }
  return out;
}

std::string said_of_dates(const std::vector<std::pair<const char*, const char*>>& lessons) {
  std::vector<archive::Lesson> out;
  for (const auto& [name, date] : lessons) out.push_back(dated_lesson(name, date));
  core::Diagnostics problems;
  check_dates(archive_of(std::move(out)), problems);
  return testing::dump(problems);
}

TEST_CASE("a date out of the order of the numbered folders is pointed at") {
  CHECK(
      said_of_dates({{"01-a", "2021-03-27"}, {"02-b", "2021-02-03"}, {"03-c", "2021-04-10"}, {"10-d", "2021-05-01"}}) ==
      "zh 3:7-17 lesson-order 01-a is dated 2021-03-27, after 02-b (2021-02-03)\n");
  CHECK(
      said_of_dates({{"01-a", "2021-03-27"}, {"02-b", "2021-04-03"}, {"03-c", "2012-04-10"}, {"4-d", "2021-05-01"}}) ==
      "zh 3:7-17 lesson-order 03-c is dated 2012-04-10, before 01-a (2021-03-27)\n");
}

TEST_CASE("dates in order, of one day, or of folders without numbers are fine") {
  CHECK(said_of_dates({{"1-a", "2021-03-27"}, {"2-b", "2021-03-27"}, {"10-c", "2021-04-01"}}) == "");
  CHECK(said_of_dates({{"2021-03-b", "2021-04-03"}, {"2021-03-a", "2021-03-27"}}) == "");
  CHECK(said_of_dates({{"welcome", "2021-04-03"}, {"close", "2021-03-27"}, {"01-a", "2021-03-29"}}) == "");
  CHECK(said_of_dates({{"03-c", ""}, {"01-a", "2021-03-29"}, {"02-b", ""}}) == "");
  CHECK(said_of_dates({}) == "");
}

}  // namespace
}  // namespace lectern::check
