#include "check/whole.h"

#include <catch2/catch.hpp>

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

}  // namespace
}  // namespace lectern::check
