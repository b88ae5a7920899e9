#include "check/quantity.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <string>

#include "support/random_text.h"

namespace lectern::check {
namespace {

/// `3 months` for what is told, `(3)` for what only accounts for others.
std::string dump(const Quantity& one) {
  if (one.kind == Quantity::Kind::Date) return fmt::format("{}/{}/{}", one.day.year, one.day.month, one.day.day);
  if (one.kind == Quantity::Kind::Time) return fmt::format("{}:{:02}", one.minute_of_day / 60, one.minute_of_day % 60);
  constexpr const char* kNames[] = {"", " months", " minutes", " countries", " people", " percent"};
  const double shown = one.dimension == Dimension::None ? one.value : one.amount;
  std::string out = fmt::format("{}{}", shown, kNames[static_cast<int>(one.dimension)]);
  if (one.span > 0) out += fmt::format("+{}", one.span);
  return one.told ? out : "(" + out + ")";
}

std::string read(const char* text, const char* language) {
  std::string out;
  for (const Quantity& one : quantities_of(text, language)) out += (out.empty() ? "" : ", ") + dump(one);
  return out;
}

struct Row {
  const char* text;
  const char* quantities;
};

TEST_CASE("quantities of Chinese sentences are read in figures and numerals") {
  const Row rows[] = {
      {"共有277名学员", "277 people"},
      {"在接下来三个月中", "3 months"},
      {"接下来的十年内增长至75%", "120 months, 75 percent"},
      {"百分之七十五的社工", "75 percent"},
      {"半年，半个月，两年半", "6 months, 0.5 months, 30 months"},
      {"两个星期，三天，二十四小时，四十五分钟", "20160 minutes, 4320 minutes, 1440 minutes, 45 minutes"},
      {"来自十五个国家", "15 countries"},
      {"预算2万元，人口1.4亿，共１，０００人", "20000, 140000000, 1000 people"},
      {"2021年3月30日上午10:00", "2021/3/30, 10:00"},
      {"二〇二一年三月三十日", "2021/3/30"},
      {"3月30日开课", "0/3/30"},
      {"2021年开课", "2021"},
      {"2021-03-30 09:10，2021.3.30", "2021/3/30, 9:10, 2021/3/30"},
      {"20世纪90年代，上世纪八十年代，21世纪", "1990+10, (1980+10), 2000+100"},
      {"提出五大机制、三点做法", "(5), (3)"},
      {"三四个月，几十年，十几天", "(34 months), (3 months), (4 months), (120 months), (10)"},
      {"第三课，第3课", "(3), 3"},
      {"一二三年级", "(123), (1), (2), (3)"},
      {"COVID-19，5G，ESP32，1.2.3", "(19), (5), (32)"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(read(row.text, "zh") == row.quantities);
  }
}

TEST_CASE("quantities of English sentences are read in figures and words") {
  const Row rows[] = {
      {"277 trainees joined", "277 people"},
      {"for the next three months", "3 months"},
      {"increase to 75% in the next decade", "75 percent, (120 months), (120 months)"},
      {"75 percent, 75 per cent", "75 percent, 75 percent"},
      {"half a year, a half-year, six months", "6 months, 6 months, 6 months"},
      {"a ten-year plan, two and a half years", "120 months, 30 months"},
      {"twenty-one days, two hundred and five countries", "30240 minutes, 205 countries"},
      {"20 thousand, 1.4 billion, 1,000", "20000, 1400000000, 1000"},
      {"on 30 March 2021, March 30, 2021, the 30th of March", "2021/3/30, 2021/3/30, 0/3/30"},
      {"in March 2021; it may rain 5 times", "2021/3/0, 5"},
      {"at 10:00 this morning", "10:00"},
      {"in the 1990s", "1990"},
      {"both speakers and the third", "(2), (3)"},
      {"three main measures", "(3)"},
      {"the next three countries", "3 countries"},
      {"one day, a week", "(1440 minutes), (10080 minutes)"},
      {"COVID-19, 5G, v2, 24/7", "(19), (5), (2), (24), (7)"},
      {"Super Bowl XLIX, 1038-40, 30m", "(49), 1038, (40), (30000000), (30)"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(read(row.text, "en") == row.quantities);
  }
}

TEST_CASE("other languages have their figures read") {
  CHECK(read("277 участников, 75% за десять лет", "ru") == "277, 75");
}

TEST_CASE("quantities of any text stand in it, in order") {
  for (unsigned seed = 0; seed < 200; ++seed) {
    RandomText random(seed);
    const std::string text = random.text(40);
    for (const char* language : {"zh", "en", "ja"}) {
      std::size_t last = 0;
      for (const Quantity& one : quantities_of(text, language)) {
        CHECK(one.begin >= last);
        CHECK(one.begin < one.end);
        CHECK(one.end <= text.size());
        last = one.begin;
      }
    }
  }
}

}  // namespace
}  // namespace lectern::check
