#include "core/date.h"

#include <catch2/catch.hpp>

using lectern::core::Date;
using lectern::core::iso_day;
using lectern::core::parse_date;

TEST_CASE("a date is read with or without a time and an offset") {
  struct Row {
    const char* text;
    Date date;
  };
  const Row rows[] = {
      {"2021-03-30", {2021, 3, 30, {}, {}}},
      {"2021-03-30 09:10", {2021, 3, 30, 550, {}}},
      {"2021-03-30T09:10:59", {2021, 3, 30, 550, {}}},
      {"2021-03-30T09:10Z", {2021, 3, 30, 550, 0}},
      {"2021-03-30 09:10 +08:00", {2021, 3, 30, 550, 480}},
      {"2021-03-30T09:10:00-0330", {2021, 3, 30, 550, -210}},
      {"2024-02-29", {2024, 2, 29, {}, {}}},
      {"2000-02-29", {2000, 2, 29, {}, {}}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto date = parse_date(row.text);
    REQUIRE(date.has_value());
    CHECK(*date == row.date);
  }
}

TEST_CASE("what is not a possible date is not a date") {
  const char* texts[] = {"",
                         "2021",
                         "2021-3-30",
                         "2021-13-01",
                         "2021-02-29",
                         "1900-02-29",
                         "2021-04-31",
                         "30.03.2021",
                         "2021-03-30x",
                         "2021-03-30 24:00",
                         "2021-03-30 09:60",
                         "2021-03-30 9:10",
                         "2021-03-30 09:10 +25:00",
                         "0000-01-01",
                         "-021-01-01",
                         "2021年3月30日",
                         "2021-03-30 09:10 ",
                         "+021-01-01"};
  for (const char* text : texts) {
    CAPTURE(text);
    CHECK_FALSE(parse_date(text).has_value());
  }
}

TEST_CASE("days sort as text in the order of time") {
  CHECK(iso_day({987, 1, 2, {}, {}}) == "0987-01-02");
  CHECK(*parse_date("2021-03-30") < *parse_date("2021-03-30 00:00"));
  CHECK(*parse_date("2021-03-30 09:10") < *parse_date("2021-03-31"));
}
