#include "external/links.h"

#include <catch2/catch.hpp>
#include <string>

namespace lectern::external {
namespace {

Answer answered(int status, std::string moved_to = {}) {
  return {Answer::Kind::Answered, status, {}, std::move(moved_to)};
}

/// What is said of a link to `https://a/`.
std::string told(const Answer& answer) {
  core::Diagnostics problems;
  report({{"https://a/", "archive/c/1/index.en.md", {3, 1, 9}, "line"}}, {{"https://a/", answer}}, problems);
  std::string out;
  for (const core::Diagnostic& problem : problems.all()) out += core::format_diagnostic(problem);
  return out.substr(0, out.find('\n'));
}

}  // namespace

TEST_CASE("each answer is told by what it asks of the maintainer") {
  const std::string place = "archive/c/1/index.en.md:3:1: ";
  const struct {
    Answer answer;
    std::string said;
  } kCases[] = {
      {answered(200), ""},
      {answered(204), ""},
      {answered(404), place + "warning: https://a/ is not there any more (404) [external-missing]"},
      {answered(410), place + "warning: https://a/ is not there any more (410) [external-missing]"},
      {answered(403), place + "note: https://a/ refuses to answer a program (403) [external-refused]"},
      {answered(429), place + "note: https://a/ refuses to answer a program (429) [external-refused]"},
      {answered(503), place + "warning: https://a/ answers with status 503 [external-unreachable]"},
      {answered(200, "https://b/"), place + "note: https://a/ has moved to https://b/ [external-moved]"},
      {answered(404, "https://b/"), place + "warning: https://a/ is not there any more (404) [external-missing]"},
      {{Answer::Kind::Failed, 0, "Timeout was reached", {}},
       place + "warning: https://a/ does not answer: Timeout was reached [external-unreachable]"},
      {{}, place + "note: https://a/ was not asked for: there was no time left [external-unasked]"},
  };
  for (const auto& [answer, said] : kCases) CHECK(told(answer) == said);
}

TEST_CASE("an address that many link to is asked for once, and told of each") {
  const std::vector<Link> links = {
      {"https://b/", "1", {}, {}}, {"https://a/", "2", {}, {}}, {"https://b/", "3", {}, {}}};
  CHECK(addresses_of(links) == std::vector<std::string>{"https://a/", "https://b/"});
  core::Diagnostics problems;
  report(links, {{"https://a/", answered(200)}, {"https://b/", answered(404)}}, problems);
  CHECK(problems.all().size() == 2);
}

TEST_CASE("an address that cannot be sent is not asked for, and no network is needed to say so") {
  std::size_t done = 0;
  const auto answers = visit({"https://例子.中国/"}, {}, [&](std::size_t count) { done = count; });
  REQUIRE(answers.ok());
  CHECK(answers->at("https://例子.中国/").kind == Answer::Kind::Unasked);
  CHECK(done == 1);
  CHECK(visit({}, {}, [](std::size_t) {})->empty());
}

}  // namespace lectern::external
