#include "check/problem.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <set>

namespace lectern::check {
namespace {

TEST_CASE("the README of the folder lists each kind of problem with its severity") {
  std::ifstream file(LECTERN_TESTS_DIR "/../src/check/README.md");
  const std::string readme{std::istreambuf_iterator<char>(file), {}};
  std::set<std::string> codes;
  for (const Problem& problem : kAllProblems) {
    const char* severity = problem.severity == core::Severity::Warning ? "warning" : "note";
    const std::string row = std::string("| `") + problem.code + "` | " + severity + " | " + problem.meaning + " |\n";
    INFO(row);
    CHECK(readme.find(row) != std::string::npos);
    CHECK(codes.insert(problem.code).second);
  }
}

}  // namespace
}  // namespace lectern::check
