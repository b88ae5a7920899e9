#include "check/page.h"

#include <catch2/catch.hpp>
#include <string>

#include "unit/check/lesson_support.h"

namespace lectern::check {
namespace {

using testing::said_of;

TEST_CASE("pictures without alternative text are pointed at") {
  CHECK(said_of("See ![](a.png) and ![the map](b.png).\n") ==
        "en 1:5-15 image-alt-missing the picture a.png has no alternative text\n");
  CHECK(said_of("![](a.png \"The trainees at the opening\")\n") == "");
  CHECK(said_of("[](a.png) and `![](b.png)`\n") == "");
}

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

TEST_CASE("a write-up that takes more than an hour to read is noted where the hour is over") {
  const std::string half_hour = repeated("word word word word word\n", 1200) + "\n";
  CHECK(said_of("## A\n\n" + half_hour + "## B\n\n" + half_hour.substr(0, half_hour.size() / 2)) == "");
  CHECK(said_of("## A\n\n" + half_hour + "## B\n\n" + half_hour + "## C\n\n" + half_hour) ==
        "en 1204:1-5 page-long this write-up takes about 90 minutes to read\n");
  CHECK(said_of("## 甲\n\n" + repeated("一二三四五六七八九十", 1900), "zh") ==
        "zh 1:1-5 page-long this write-up takes about 63 minutes to read\n");
}

}  // namespace
}  // namespace lectern::check
