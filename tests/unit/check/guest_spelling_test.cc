#include "check/guest_spelling.h"

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "unit/check/lesson_support.h"

namespace lectern::check {
namespace {

TEST_CASE("two spellings of one name are told from two names") {
  struct Row {
    const char* a;
    const char* b;
    bool one_person;
  };
  const Row rows[] = {
      {"Yu Zucheng", "Yu ZuCheng", true},
      {"Yu Zucheng", "Zucheng Yu", true},
      {"Yu Zu-cheng", "Zucheng Yu", true},
      {"Yu Zucheng", "Prof. Yu Zucheng", true},
      {"Yu Zucheng", "Yu Zuchneg", true},
      {"Björn Österberg", "Bjorn Osterberg", true},
      {"Elizabeth Warren", "Elisabeth Warren", true},
      {"Jonathan Smith", "Jonathn Smith", true},
      {"俞祖成", "兪祖成", true},
      {"刘飞", "劉飛", true},
      {"俞祖成", "余祖成", true},
      {"Li Wei", "Li Fei", false},
      {"Wang Xiaoming", "Wang Xiaoling", false},
      {"John Hill", "John Hall", false},
      {"Ann Lee", "Anna Lee", true},
      {"刘飞", "刘菲", false},
      {"俞祖成", "俞祖明", false},
      {"俞祖成", "Yu Zucheng", false},
      {"Yu Zucheng", "Yu Zucheng", false},
      {"", "", false},
      {"!", "?", false},
  };
  for (const Row& row : rows) {
    INFO(row.a << " / " << row.b);
    CHECK(is_other_spelling(row.a, row.b) == row.one_person);
    CHECK(is_other_spelling(row.b, row.a) == row.one_person);
  }
}

archive::Archive archive_with(const std::vector<std::pair<const char*, const char*>>& guests) {
  archive::Archive out;
  out.site.languages = {"zh", "en"};
  out.courses.emplace_back();
  for (const auto& [language, name] : guests) {
    archive::WriteUp write_up;
    write_up.language = language;
    write_up.source.path = "a/" + std::to_string(out.courses[0].lessons.size()) + "/index." + language + ".md";
    write_up.guests.push_back({name, {}, {4, 5, 9}});
    out.courses[0].lessons.emplace_back().write_ups.push_back(std::move(write_up));
  }
  return out;
}

TEST_CASE("the rarer spelling of a guest is pointed at, each language for itself") {
  core::Diagnostics problems;
  check_guest_spellings(archive_with({{"en", "Zucheng Yu"},
                                      {"en", "Yu Zucheng"},
                                      {"en", "Yu Zucheng"},
                                      {"zh", "俞祖成"},
                                      {"zh", "俞祖成"},
                                      {"zh", "余祖成"},
                                      {"zh", "Yu ZuCheng"}}),
                        problems);
  CHECK(testing::dump(problems) ==
        "en 4:5-9 guest-spellings \"Zucheng Yu\" is the name in one write-up, \"Yu Zucheng\" in 2 write-ups\n"
        "zh 4:5-9 guest-spellings \"余祖成\" is the name in one write-up, \"俞祖成\" in 2 write-ups\n");
}

TEST_CASE("thousands of guests are compared quickly enough to be tested") {
  std::vector<std::string> names;
  for (int i = 0; i < 4000; ++i)
    names.push_back("Guest " + std::string(1, static_cast<char>('a' + i % 26)) + std::to_string(i));
  std::vector<std::pair<const char*, const char*>> guests;
  for (const std::string& name : names) guests.emplace_back("en", name.c_str());
  core::Diagnostics problems;
  check_guest_spellings(archive_with(guests), problems);
  CHECK(problems.count(core::Severity::Error) == 0);
}

}  // namespace
}  // namespace lectern::check
