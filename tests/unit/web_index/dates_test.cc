#include "web_index/dates.h"

#include <catch2/catch.hpp>

#include "is_damaged.h"
#include "support/corruption.h"
#include "support/format_example.h"

using namespace lectern;
using namespace lectern::web_index;
using namespace std::string_literals;

namespace {

core::Result<std::vector<std::uint32_t>> decode(std::string_view content, std::uint32_t documents) {
  return decode_dates(content, documents, "d.bin");
}

std::uint32_t day(int year, int month, int day) {
  return day_number({year, month, day, {}, {}});
}

std::vector<std::uint32_t> example() {
  return {day(2021, 3, 30), day(2021, 3, 30), 0};
}

}  // namespace

TEST_CASE("the example of dates in FORMAT.md is written and read so") {
  CHECK(day(2021, 3, 30) == 1034878);
  CHECK(encode_dates(example()) == format_example("dates"));
  CHECK(decode(format_example("dates"), 3).value() == example());
}

TEST_CASE("days are ordered as in the calendar") {
  CHECK(day(2021, 3, 30) < day(2021, 3, 31));
  CHECK(day(2021, 3, 31) < day(2021, 4, 1));
  CHECK(day(2021, 12, 31) < day(2022, 1, 1));
}

TEST_CASE("the first and the last day that a date can be read back, and so does no date") {
  const std::vector<std::uint32_t> days = {day(9999, 12, 31), day(1, 1, 1), 0, day(9999, 12, 31), 0};
  CHECK(decode(encode_dates(days), 5).value() == days);
  CHECK(decode(encode_dates({}), 0).value().empty());
}

TEST_CASE("days that no calendar has are damage") {
  for (const std::uint32_t none : {1U, day(0, 12, 31), day(2021, 0, 1), day(2021, 13, 1), day(2021, 1, 0),
                                   day(10000, 1, 1), static_cast<std::uint32_t>(-1)}) {
    INFO(none);
    CHECK(is_damaged(decode(encode_dates({none}), 1), "d.bin"));
  }
}

TEST_CASE("dates of more or fewer documents than there are, or with bytes left over, are damage") {
  CHECK(is_damaged(decode(format_example("dates"), 2), "d.bin"));
  CHECK(is_damaged(decode(format_example("dates"), 4), "d.bin"));
  CHECK(is_damaged(decode(format_example("dates") + '\0', 3), "d.bin"));
  CHECK(is_damaged(decode("\xFF\xFF\xFF\xFF\x0F"s, UINT32_MAX), "d.bin"));
}

TEST_CASE("truncated and flipped dates are damaged or other dates, never worse") {
  const std::string content = encode_dates(example());
  for_each_truncation(content, [](const std::string& cut) { REQUIRE(is_damaged(decode(cut, 3), "d.bin")); });
  for_each_flip(content, 3000, [](const std::string& flipped) {
    const auto result = decode(flipped, 3);
    if (result) REQUIRE(encode_dates(*result) == flipped);
    if (!result) REQUIRE(is_damaged(result, "d.bin"));
  });
}
