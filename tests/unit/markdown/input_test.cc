#include "markdown/input.h"

#include <catch2/catch.hpp>

#include "unit/markdown/dump.h"

namespace lectern::markdown {
namespace {

using testing::dump;

core::SourceFile file_of(const std::string& text) {
  return {"index.md", text};
}

TEST_CASE("Input begins after the front matter, wherever the body begins after that") {
  const std::pair<std::string, std::string> rows[] = {
      {"---\ntitle: x\n---\na\nb\n", "a\nb\n"},
      {"\xEF\xBB\xBF---\ntitle: x\n...\na\nb\n", "a\nb\n"},
      {"--- \r\ntitle: x\r\n---\r\na\r\nb\r\n", "a\r\nb\r\n"},
      {"a\n---\nb\n---\nc\n", "a\n---\nb\n---\nc\n"},
      {"---\nnot closed\na\n", "---\nnot closed\na\n"},
      {"", ""},
  };
  for (const auto& [text, expected] : rows) {
    const core::SourceFile file = file_of(text);
    for (const std::uint32_t first : {4U, 5U}) CHECK(Input(file, {first, 9}).text() == expected);
  }
  const core::SourceFile rule = file_of("---\na\n---\nb\n");  // a body from line 1 has no front matter
  CHECK(Input(rule, {1, 4}).text() == rule.text);
}

TEST_CASE("Positions are lines and code points of the file") {
  const core::SourceFile file = file_of("---\nx: y\n---\n中文a\r\n\t**。**后𠮷z\n");
  const Input input(file, {4, 5});
  REQUIRE(input.has_marks());
  const auto range_of = [&](const std::string& from, const std::string& to) {
    return dump(input.range(input.text().find(from), input.text().find(to)));
  };
  CHECK(range_of("文", "a") == "4:2-3");
  CHECK(range_of("a", "后") == "4:3-4");
  CHECK(range_of("后", "z") == "5:7-9");
  CHECK(range_of("z", "z") == "5:9-9");
  CHECK(input.without_marks(input.text()) == file.text.substr(13));
}

TEST_CASE("Zero bytes, lone carriage returns and byte order marks keep positions true") {
  const core::SourceFile file =
      file_of(std::string("\xEF\xBB\xBF"
                          "a\0b\rc\nd",
                          10));
  const Input input(file, {1, 2});
  CHECK(input.line_count() == 3);
  CHECK(input.line(2) == "c");
  CHECK(dump(input.range(input.offset(2, 1), input.offset(2, 2))) == "1:6-7");
  CHECK(dump(input.range(input.offset(3, 1), input.offset(3, 9))) == "2:1-2");
  CHECK(dump(input.range(input.text().find('b'), input.text().find('b') + 1)) == "1:4-5");
}

TEST_CASE("A file that uses every mark of ours is still read") {
  const core::SourceFile file = file_of("⸘⸎⸙⸖⸛⸓⸔⸕⸑⸐⸏⸌ **重点。**后\n");
  const Input input(file, {1, 1});
  CHECK(input.without_marks(input.text()) == "⸎⸙⸖⸛⸓⸔⸕⸑⸐⸏⸌ **重点。**后\n");
}

TEST_CASE("Definitions outside the body give way to those inside") {
  const core::SourceFile file = file_of("[A]: x\n[^1]: y\n\n```\n[a]: code\n```\n[a]: z\n[^2]: w\n");
  const Input second(file, {7, 8});
  CHECK(second.text() == "      \n[^1]: y\n\n```\n[a]: code\n```\n[a]: z\n[^2]: w\n");
  const core::SourceFile listed = file_of("- ```\n  [a]: x\n  ```\n\n[b]: y\n[b]: z\n");
  CHECK(Input(listed, {6, 6}).text() == "- ```\n  [a]: x\n  ```\n\n      \n[b]: z\n");
  CHECK(second.has_text_outside({7, 8}));
  CHECK_FALSE(second.has_text_outside({1, 8}));
}

}  // namespace
}  // namespace lectern::markdown
