#include "scaffold/numbering.h"

#include <catch2/catch.hpp>

using lectern::scaffold::next_prefix;

namespace {

struct Row {
  std::vector<std::string> names;
  std::string text;
  int number;
};

}  // namespace

TEST_CASE("a new folder goes on as the folders beside it are numbered") {
  const auto row = GENERATE(values<Row>({
      {{}, "01-", 1},
      {{"01-welcome"}, "02-", 2},
      {{"01-welcome", "02-risk", "notes"}, "03-", 3},
      {{"02-risk", "10-end", "9-late"}, "11-", 11},
      {{"9-late"}, "10-", 10},
      {{"99-x"}, "100-", 100},
      {{"001_a"}, "002_", 2},
      {{"1. a", "2. b"}, "3.", 3},
      {{"07"}, "08-", 8},
      {{"welcome"}, "", 2},
      {{"3d-printing"}, "", 2},
      {{"2021-spring", "2022-spring"}, "", 3},
      {{"2021-03-30-welcome"}, "2026-11-28-", 2},
      {{"2021-03-30", "2021-04-06_risk"}, "2026-11-28-", 3},
      {{"2021-13-30-x"}, "", 2},
  }));
  const auto prefix = next_prefix(row.names, {2026, 11, 28, {}, {}}, "01-");
  CAPTURE(row.names);
  CHECK(prefix.text == row.text);
  CHECK(prefix.number == row.number);
}
