#include <catch2/catch.hpp>
#include <random>

#include "archive_support.h"
#include "core/utf8.h"

namespace lectern::archive {
namespace {

const std::string kWhole =
    "\xEF\xBB\xBF---\r\ntitle: {zh: 风险排查, en: \"Finding \\u98CE risks\"}\r\ndate: 2021-03-30 09:10\r\n"
    "guests:\r\n  - name: 俞祖成\r\n    role: >\r\n      副教授\r\n  - 'Liu ''Fei'''\r\ntags: [社区, \"防疫\"]\r\n"
    "summary: |\r\n  一\r\n  二\r\nvideo: {url: https://example.org/v, title: 录像}\r\nslides: [a.pdf, b.pdf]\r\n"
    "draft: false\r\n---\r\n\r\n正文\r\n\r\n<!-- lang: en -->\r\n\r\nText\r\n";

/// Every diagnostic must be one that can be shown, and what is not faulty must be whole.
void check(const std::string& bytes) {
  const auto files = world({{"c/l/index.md", bytes}, {"c/course.yml", bytes}, {"site.yml", bytes}});
  const Loaded loaded = load_from(files, "/a");
  for (const core::Diagnostic& problem : loaded.problems.all()) {
    CHECK_FALSE(problem.code.empty());
    CHECK_FALSE(core::first_invalid_utf8(core::format_diagnostic(problem)));
    CHECK(problem.range.column <= problem.source_line.skipped + core::code_point_count(problem.source_line.text) + 1);
  }
  for (const Course& course : loaded.archive.courses) {
    for (const WriteUp& write_up : course.lessons.at(0).write_ups) {
      CHECK_FALSE(write_up.title.empty());
      CHECK_FALSE(core::first_invalid_utf8(write_up.title));
      CHECK(write_up.body.first <= write_up.body.last);
    }
  }
}

TEST_CASE("a write-up that is cut short anywhere is read or refused") {
  for (std::size_t length = 0; length <= kWhole.size(); ++length) check(kWhole.substr(0, length));
}

TEST_CASE("a write-up with any byte changed is read or refused") {
  std::mt19937 dice(2);
  constexpr std::string_view kTelling = "\n\r\t -:[]{}&*!|>'\"%@`#?,\\\x01\x80\xFF";
  for (int round = 0; round < 400; ++round) {
    std::string bytes = kWhole;
    for (unsigned changes = 1 + dice() % 4; changes > 0; --changes)
      bytes[dice() % bytes.size()] = kTelling[dice() % kTelling.size()];
    check(bytes);
  }
}

TEST_CASE("front matter of any characters that mean something to YAML is read or refused") {
  std::mt19937 dice(3);
  const std::string pieces[] = {"title", ": ", "\n", "- ", "  ", "[", "]", "{",   "}",    ",",  "&a ", "*a", "!t ",
                                "|",     ">",  "'",  "\"", "? ", "#", "~", "...", "%TAG", "风", "\\x", "<<"};
  for (int round = 0; round < 400; ++round) {
    std::string yaml;
    for (unsigned length = dice() % 40; length > 0; --length) yaml += pieces[dice() % std::size(pieces)];
    check("---\n" + yaml + "\n---\n\n正文\n");
  }
}

}  // namespace
}  // namespace lectern::archive
