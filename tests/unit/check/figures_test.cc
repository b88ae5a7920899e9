#include "check/figures.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "unit/check/lesson_support.h"

namespace lectern::check {
namespace {

using testing::said_of_both;

struct Row {
  const char* chinese;
  const char* english;
  const char* said;
};

TEST_CASE("figures, dates and times of one write-up alone are pointed at") {
  const Row rows[] = {
      {"共有277名学员。", "There are 278 trainees.",
       "en 1:11-23 number-unmatched \"278 trainees\" has no counterpart in index.zh.md\n"
       "zh 1:3-7 number-unmatched \"277名\" has no counterpart in index.en.md\n"},
      {"课程于2021年3月30日上午十点开始。", "The course began at ten on 31 March 2021.",
       "en 1:28-41 date-unmatched \"31 March 2021\" has no counterpart in index.zh.md\n"
       "zh 1:4-14 date-unmatched \"2021年3月30日\" has no counterpart in index.en.md\n"},
      {"上午10:00开课。", "It begins at 9:30 in the morning.",
       "en 1:14-18 time-unmatched \"9:30\" has no counterpart in index.zh.md\n"
       "zh 1:3-8 time-unmatched \"10:00\" has no counterpart in index.en.md\n"},
      {"占社工总数的**75%**。", "That is 57% of social workers.",
       "en 1:9-12 number-unmatched \"57%\" has no counterpart in index.zh.md\n"
       "zh 1:9-12 number-unmatched \"75%\" has no counterpart in index.en.md\n"},
      {"学习将持续八周。", "The course takes some time.",
       "zh 1:6-8 number-unmatched \"八周\" has no counterpart in index.en.md\n"},
  };
  for (const Row& row : rows) {
    INFO(row.chinese << "\n" << row.english);
    CHECK(said_of_both(row.chinese, row.english) == row.said);
  }
}

TEST_CASE("one number with two units is pointed at") {
  CHECK(
      said_of_both("大家将一起学习三个月，讨论三点做法。",
                   "They will study together for three countries\nand discuss three main measures.") ==
      "en 1:30-45 unit-differs \"three countries\" here, \"三个月\" in index.zh.md (line 1): one number, two units\n");
}

TEST_CASE("one number in two forms is no difference") {
  const Row rows[] = {
      {"三个月，277人，75%。", "Three months, 277 people, 75 percent.", ""},
      {"十年之内", "within ten years", ""},
      {"十年之内", "in the next decade", ""},
      {"筹备了半年", "after six months of preparation", ""},
      {"筹备了半年", "after half a year", ""},
      {"两位嘉宾", "both guests", ""},
      {"2万名学员，1.4亿人", "20,000 trainees and 140 million people", ""},
      {"上午十点开始，下午3:30结束", "from 10:00 to 15:30", ""},
      {"2021年3月30日", "30 March 2021", ""},
      {"2021年3月30日", "March 30", ""},
      {"二十世纪九十年代", "in the 1990s", ""},
      {"20世纪90年代", "in the nineties of last century, 1990 to 1999", ""},
      {"百分之七十五", "75%", ""},
      {"一半的学员", "50% of the trainees", ""},
      {"第3课", "the third lesson", ""},
      {"四个星期后", "28 days later", ""},
      {"三四个月后", "three or four months later", ""},
      {"新冠疫情", "COVID-19", ""},
      {"运行`sleep 30`，见[这里](https://example.org/2044/5)", "run `sleep 40`, see [here](https://example.org/99)",
       ""},
      {"1. 甲\n2. 乙\n3. 丙\n", "* a\n* b\n* c\n", ""},
      {"大约三十到五十", "some 30 to 50", ""},
      {"**277**名学员", "277 trainees", ""},
  };
  for (const Row& row : rows) {
    INFO(row.chinese << "\n" << row.english);
    CHECK(said_of_both(row.chinese, row.english) == row.said);
  }
}

TEST_CASE("a summary need not have the numbers of the whole") {
  const std::string whole = "共有277名学员，来自15个国家，学习12周，每周3小时，共36小时；第一课有两位嘉宾，讲了很久。";
  CHECK(said_of_both(whole, "A course.") == "");
  CHECK(said_of_both(whole, "A course of 14 weeks.") ==
        "en 1:13-21 number-unmatched \"14 weeks\" has no counterpart in index.zh.md\n");
}

TEST_CASE("numbers of a text that is half missing are counted, not listed") {
  std::string chinese;
  for (int i = 0; i < 40; ++i) chinese += "这里有" + std::to_string(100 + i) + "个。\n";
  const std::string said = said_of_both(chinese, std::string(chinese.size(), 'x'));
  CHECK(std::count(said.begin(), said.end(), '\n') == 13);
  CHECK(said.find("from here on, 28 more numbers") != std::string::npos);
}

}  // namespace
}  // namespace lectern::check
