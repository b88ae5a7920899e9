#include "archive/source_text.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "archive/plain_text.h"
#include "archive_support.h"

namespace lectern::archive {
namespace {

std::string read(const std::string& bytes) {
  test::MemoryFileSystem files;
  files.add_file("/a/f.md", bytes);
  core::Diagnostics problems;
  const auto source = read_text(files, "/a/f.md", "a/f.md", bytes.size(), problems);
  if (source) return source->text;
  REQUIRE(problems.all().size() == 1);
  const core::Diagnostic& problem = problems.all()[0];
  return fmt::format("{}@{}:{}", problem.code, problem.range.line, problem.range.column);
}

TEST_CASE("a text is UTF-8 without control characters, or is refused at its first fault") {
  const std::pair<std::string, std::string> table[] = {
      {"社区\n", "社区\n"},
      {"\xEF\xBB\xBF社区", "社区"},
      {"a\r\nb\tc\r\n", "a\r\nb\tc\r\n"},
      {"一\n二\xFF", "text-not-utf8@2:2"},
      {"\xC0\xAF", "text-not-utf8@1:1"},
      {"a\xED\xA0\x80", "text-not-utf8@1:2"},
      {"社\xE7\xA4", "text-not-utf8@1:2"},
      {"\xFE\xFF", "text-not-utf8@1:1"},
      {std::string("a\0b", 3), "control-character@1:2"},
      {"社区\n防\x1B[31m", "control-character@2:2"},
      {"a\rb", "control-character@1:2"},
      {"a\xEF\xBF\xBF", "control-character@1:2"},
      {"a\xC2\x85", "control-character@1:2"},
  };
  for (const auto& [bytes, expected] : table) {
    INFO(expected);
    CHECK(read(bytes) == expected);
  }
}

TEST_CASE("a text that is too large is refused unread, and one that cannot be read is named") {
  test::MemoryFileSystem files;
  files.add_file_of_size("/a/large.md", kMaxTextBytes + 1);
  files.add_unreadable("/a/closed.md");
  core::Diagnostics problems;
  CHECK_FALSE(read_text(files, "/a/large.md", "a/large.md", kMaxTextBytes + 1, problems));
  CHECK_FALSE(read_text(files, "/a/closed.md", "a/closed.md", 0, problems));
  CHECK(files.reads().empty());
  CHECK(core::format_diagnostic(problems.all()[0]) ==
        "a/large.md: error: the file is larger than 16 MiB [file-too-large]\n"
        "hint: split the write-up, or move pictures that are written into it to files of their own\n");
  CHECK(core::format_diagnostic(problems.all()[1]) ==
        "a/closed.md: error: cannot read /a/closed.md: Permission denied [file-unreadable]\n"
        "hint: check its permissions\n");
}

TEST_CASE("a cursor tells line and column wherever it is put, in any order") {
  const std::string text = "一二\nab社区\n\r\nx";
  const std::size_t offsets[] = {0, 3, 6, 7, 8, 9, 12, 15, 16, 18, 19};
  PositionCursor onward(text);
  PositionCursor jumping(text);
  for (const std::size_t offset : offsets) {
    const core::SourceRange expected = PositionCursor(text).range(offset, offset + 1);
    CHECK(onward.range(offset, offset + 1) == expected);
    for (const std::size_t other : offsets) {
      jumping.range(other, other);
      CHECK(jumping.range(offset, offset + 1) == expected);
    }
  }
  CHECK(PositionCursor(text).range(9, 15) == core::SourceRange{2, 3, 5});
  CHECK(PositionCursor(text).range(9, text.size()) == core::SourceRange{2, 3, 5});  // ends with its line
  CHECK(PositionCursor(text, 7).range(18, 19) == core::SourceRange{10, 1, 2});
}

TEST_CASE("lines are counted as people count them") {
  CHECK(line_count("") == 0);
  CHECK(line_count("a") == 1);
  CHECK(line_count("a\n") == 1);
  CHECK(line_count("a\n\nb") == 3);
}

TEST_CASE("a tidied value is one line without white space around it") {
  CHECK(tidy("  社区\t防疫 \n") == "社区 防疫");
  CHECK(tidy("\u3000第一课\u00A0\u3000风险\u3000") == "第一课\u00A0\u3000风险");
  CHECK(tidy("one\n  two\r\nthree") == "one   two three");
  CHECK(tidy(" \n\u3000").empty());
}

}  // namespace
}  // namespace lectern::archive
