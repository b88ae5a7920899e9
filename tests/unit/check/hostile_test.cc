#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "core/utf8.h"
#include "support/random_text.h"
#include "unit/check/lesson_support.h"

namespace lectern::check {
namespace {

using testing::LittleWriteUp;

std::string repeated(const std::string& text, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += text;
  return out;
}

/// Everything that is said points into the line that it quotes.
void check_all(const std::string& chinese, const std::string& english) {
  const LittleWriteUp zh("zh", chinese, {"俞祖成", chinese.substr(0, 3)}), en("en", english);
  core::Diagnostics problems;
  check_write_up(zh.text(), problems);
  check_write_up(en.text(), problems);
  compare(zh.text(), en.text(), problems);
  for (const core::Diagnostic& problem : problems.all()) {
    INFO(core::format_diagnostic(problem));
    CHECK_FALSE(core::first_invalid_utf8(problem.message + problem.hint));
    if (problem.range.line == 0) continue;
    CHECK(problem.range.column < problem.range.end_column);
    const core::Excerpt& line = problem.source_line;
    const std::size_t shown_end = line.skipped + core::code_point_count(line.text);
    CHECK(problem.range.column <= shown_end + 1);
    if (shown_end < core::kMaxExcerpt) CHECK(problem.range.end_column <= shown_end + 2);
  }
}

TEST_CASE("no text is too strange to be checked") {
  for (unsigned seed = 0; seed < 150; ++seed) {
    RandomText random(seed);
    const std::string one = random.text(200), other = random.text(200);
    check_all(one, other);
  }
}

TEST_CASE("what repeats without end is checked in time that grows with its length") {
  const std::vector<std::string> pieces = {
      "<a",       "<!-- ",   "](",         "](a", "`",       "` ``",   "[x]: ",       "1 ",    "三个月 ", "3年",   "百",
      "王老师，", "Mr. Hu ", "Mrs. Li's ", "1.",  "# a\n\n", "12:30 ", "2021-03-30 ", "~~~\n", "twenty-", "百分之"};
  for (const std::string& piece : pieces) {
    INFO(piece);
    const std::string text = repeated(piece, 40000);
    check_all(text, text);
    check_all(text, "x");
    check_all(text, repeated("y ", text.size()));
  }
}

}  // namespace
}  // namespace lectern::check
