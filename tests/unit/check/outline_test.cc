#include "check/outline.h"

#include <catch2/catch.hpp>

#include "unit/check/lesson_support.h"

namespace lectern::check {
namespace {

using testing::said_of;
using testing::said_of_both;

TEST_CASE("a heading that skips a level is pointed at") {
  struct Row {
    const char* body;
    const char* said;
  };
  const Row rows[] = {
      {"## A\n\n### B\n\n#### C\n\n## D\n", ""},
      {"# A\n\n## B\n\n# C\n", ""},
      {"Text alone.\n", ""},
      {"## A\n\n#### B\n", "en 3:1-7 heading-jump \"B\" stands 2 levels below the heading before it\n"},
      {"### A\n\n### B\n", "en 1:1-6 heading-jump \"A\" stands 2 levels below the title of the page\n"},
      {"## A\n\n##### B\n\n##### C\n", "en 3:1-8 heading-jump \"B\" stands 3 levels below the heading before it\n"},
      {"```\n## A\n#### B\n```\n", ""},
  };
  for (const Row& row : rows) {
    INFO(row.body);
    CHECK(said_of(row.body) == row.said);
  }
}

TEST_CASE("headings of two write-ups that do not match are pointed at where they part") {
  struct Row {
    const char* chinese;
    const char* english;
    const char* said;
  };
  const Row rows[] = {
      {"## 一\n\n## 二\n", "## One\n\n## Two\n", ""},
      {"没有标题。\n", "No headings.\n", ""},
      {"## 一\n\n## 二\n", "## One\n\n### Two\n",
       "en 3:1-8 sections-differ \"Two\" is a heading of level 3 here, and \"二\" one of level 2 in index.zh.md\n"},
      {"没有标题。\n", "## One\n\nText.\n",
       "en 1:1-7 sections-differ 1 section here, none in index.zh.md: \"One\" has no counterpart there\n"},
      {"## 引言\n\n短。\n\n## 问答\n\n这一节很长，问了许多，也答了许多。\n\n## 结语\n\n完。\n",
       "## Opening\n\nShort.\n\n## Close\n\nEnd.\n",
       "zh 5:1-6 sections-differ 3 sections here, 2 in index.en.md: \"问答\" has no counterpart there\n"},
      {"## 一\n\n### 甲\n\n### 乙\n\n## 二\n", "## One\n\n### A\n\n### B\n\n### C\n\n## Two\n",
       "en 7:1-6 sections-differ 5 sections here, 4 in index.zh.md: \"C\" has no counterpart there\n"},
  };
  for (const Row& row : rows) {
    INFO(row.chinese << "---\n" << row.english);
    CHECK(said_of_both(row.chinese, row.english) == row.said);
  }
}

TEST_CASE("outlines of one shape never differ, and any others do") {
  const std::vector<HeadingShape> outline = {{2, 200}, {3, 500}, {3, 0}, {2, 300}};
  CHECK_FALSE(first_difference(outline, outline));
  CHECK_FALSE(first_difference({}, {}));
  for (std::size_t left_out = 0; left_out < outline.size(); ++left_out) {
    std::vector<HeadingShape> other = outline;
    other.erase(other.begin() + static_cast<std::ptrdiff_t>(left_out));
    const auto difference = first_difference(outline, other);
    REQUIRE(difference);
    CHECK(difference->first == left_out);
    CHECK_FALSE(difference->second);
    CHECK(first_difference(other, outline)->second == left_out);
  }
}

}  // namespace
}  // namespace lectern::check
