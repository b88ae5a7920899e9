#include "core/excerpt.h"

#include <catch2/catch.hpp>

#include "core/diagnostic.h"
#include "core/utf8.h"

using namespace lectern::core;

namespace {

std::string repeated(std::string_view text, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("a short line is kept whole, wherever it is pointed into") {
  const std::string line = repeated("土", 100);
  for (const std::uint32_t column : {0U, 1U, 60U, 100U, 101U, 9999U}) {
    CAPTURE(column);
    CHECK(excerpt_of(line, column) == Excerpt{line, 0});
  }
  CHECK(excerpt_of("", 1).empty());
}

TEST_CASE("of a long line what stands around the place is kept, and where it stands") {
  const std::string line = repeated("土壤 ab", 40);  // 200 code points
  CHECK(excerpt_of(line, 0) == Excerpt{repeated("土壤 ab", 20) + "土", 0});
  CHECK(excerpt_of(line, 41) == Excerpt{repeated("土壤 ab", 20) + "土", 0});
  CHECK(excerpt_of(line, 42) == Excerpt{"壤 ab" + repeated("土壤 ab", 19) + "土壤", 1});
  CHECK(excerpt_of(line, 196) == Excerpt{repeated("土壤 ab", 9), 155});
  CHECK(excerpt_of(line, 9999) == Excerpt{repeated("土壤 ab", 8), 160});
}

TEST_CASE("thousands of diagnostics of one line are no larger than of many") {
  const SourceFile source{"a.md", repeated("[土](x) ", 20'000)};
  Diagnostics problems;
  for (std::uint32_t i = 0; i < 20'000; i += 199) {
    problems.add(Severity::Error, "code", source, {1, 7 * i + 1, 7 * i + 7}, "message");
  }
  for (const Diagnostic& problem : problems.all()) {
    CHECK(code_point_count(problem.source_line.text) <= kMaxExcerpt + 1);
    const std::string shown = format_diagnostic(problem);
    CHECK(shown.find("[土](x)") != std::string::npos);
    CHECK(shown.find("^~~~~~") != std::string::npos);
  }
}
