#include "index/date_range.h"

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

using lectern::index::parse_date_range;

TEST_CASE("date ranges are the first and the last day of what was written") {
  const std::vector<std::pair<std::string, std::string>> table = {
      {"2021", "2021-01-01 2021-12-31"},
      {"2021-1", "2021-01-01 2021-01-31"},
      {"2021-04", "2021-04-01 2021-04-30"},
      {"2100-02", "2100-02-01 2100-02-28"},
      {"2000-02", "2000-02-01 2000-02-29"},
      {"2021-3-5", "2021-03-05 2021-03-05"},
      {"2021年", "2021-01-01 2021-12-31"},
      {"2021年12月", "2021-12-01 2021-12-31"},
      {"2021年12月1日", "2021-12-01 2021-12-01"},
      {"2021/12/1", "2021-12-01 2021-12-01"},
      {"2020..2021-02", "2020-01-01 2021-02-28"},
      {"2021..2020", "2020-01-01 2021-12-31"},
      {"..2021", " 2021-12-31"},
      {"2021..", "2021-01-01 "},
      {"0001", "0001-01-01 0001-12-31"},
  };
  for (const auto& [text, expected] : table) {
    CAPTURE(text);
    const auto range = parse_date_range(text);
    REQUIRE(range);
    CHECK(range->from + ' ' + range->to == expected);
  }
}

TEST_CASE("what is no date is no range") {
  for (const char* text :
       {"",        "..",         "...",        "2021...2022",      "21",      "20211",    "0000",  "2021-00",
        "2021-13", "2021-02-29", "2021-04-31", "2021-1-1-1",       "2021--1", "2021-001", "-2021", "+2021",
        "2021-+1", "2021..x",    "x..2021",    "2021..2022..2023", "today",   "日",       "年"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_date_range(text));
  }
}
