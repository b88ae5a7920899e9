#include "core/diagnostic.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>

using namespace lectern::core;

namespace {

std::string formatted(const std::string& text, SourceRange range) {
  Diagnostics problems;
  problems.add(Severity::Error, "code", SourceFile{"a.md", text}, range, "message", "do this");
  return format_diagnostic(problems.all().front());
}

}  // namespace

TEST_CASE("a diagnostic shows place, line, mark and hint") {
  CHECK(formatted("title: x\nlang: zh-cn2\n", {2, 7, 13}) ==
        "a.md:2:7: error: message [code]\n"
        "  lang: zh-cn2\n"
        "        ^~~~~~\n"
        "hint: do this\n");
}

TEST_CASE("the mark stands true under wide and combining characters") {
  CHECK(formatted("标题: 错误 x\n", {1, 5, 7}) ==
        "a.md:1:5: error: message [code]\n"
        "  标题: 错误 x\n"
        "        ^~~~\n"
        "hint: do this\n");
  CHECK(formatted("e\u0301: bad", {1, 5, 8}) ==
        "a.md:1:5: error: message [code]\n"
        "  e\u0301: bad\n"
        "     ^~~\n"
        "hint: do this\n");
}

TEST_CASE("a flattened post is cut around its fault") {
  const std::string line = fmt::format("{}X{}", std::string(3000, 'a'), std::string(3000, 'b'));
  const std::string out = formatted(line, {1, 3001, 3002});
  CHECK(out.size() < 400);
  const std::string excerpt =
      fmt::format("  …{}X{}…\n  {}^\n", std::string(40, 'a'), std::string(59, 'b'), std::string(41, ' '));
  CHECK(out.find(excerpt) != std::string::npos);
}

TEST_CASE("a range past the end of the line is marked at its end") {
  CHECK(formatted("ab", {1, 9, 12}) == "a.md:1:9: error: message [code]\n  ab\n    ^\nhint: do this\n");
}

TEST_CASE("control characters of a file do not reach the terminal") {
  const std::string out = formatted("a\x1b[31m\u202Eb", {1, 1, 2});
  CHECK(out.find('\x1b') == std::string::npos);
  CHECK(out.find("\u202E") == std::string::npos);
  CHECK(out.find("a\uFFFD[31m\uFFFDb") != std::string::npos);
}

TEST_CASE("a diagnostic about a file as a whole has no excerpt") {
  CHECK(formatted("abc", {}) == "a.md: error: message [code]\nhint: do this\n");
  Diagnostic nowhere;
  nowhere.severity = Severity::Note;
  nowhere.code = "c";
  nowhere.message = "m";
  CHECK(format_diagnostic(nowhere) == "note: m [c]\n");
}

TEST_CASE("diagnostics are sorted by place and said once") {
  Diagnostics problems;
  const SourceFile b{"b.md", "x\ny\n"}, a{"a.md", "x\n"};
  problems.add(Severity::Warning, "w", b, {2, 1, 2}, "second");
  problems.add(Severity::Error, "e", b, {1, 1, 2}, "first");
  problems.add(Severity::Error, "e", a, {1, 1, 2}, "in a");
  problems.add(Severity::Warning, "w", b, {2, 1, 2}, "second");
  problems.sort();
  REQUIRE(problems.all().size() == 3);
  CHECK(problems.all()[0].message == "in a");
  CHECK(problems.all()[1].message == "first");
  CHECK(problems.all()[2].message == "second");
  CHECK(problems.count(Severity::Error) == 2);
}
