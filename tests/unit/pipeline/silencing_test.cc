#include "pipeline/silencing.h"

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/problem_codes.h"

namespace lectern::pipeline {
namespace {

using core::Severity;

archive::Archive archive_with(std::vector<std::pair<std::string, std::string>> silences) {
  archive::Archive out;
  out.root = "archive";
  std::uint32_t line = 0;
  for (auto& [code, path] : silences)
    out.site.silences.push_back({code, path, "because", "archive/site.yml", {++line, 1, 2}, {}});
  return out;
}

core::Diagnostics problems_of(const std::vector<core::Diagnostic>& all) {
  core::Diagnostics out;
  for (const core::Diagnostic& problem : all) out.add(problem);
  return out;
}

core::Diagnostic warning(std::string code, std::string file, Severity severity = Severity::Warning) {
  return {severity, std::move(code), std::move(file), {}, "message", {}, {}};
}

std::string files_of(const core::Diagnostics& problems) {
  std::string out;
  for (const core::Diagnostic& problem : problems.all()) out += problem.file + "\n";
  return out;
}

/// `line code: message`.
std::string told(const core::Diagnostics& problems) {
  std::string out;
  for (const core::Diagnostic& problem : problems.all())
    out += std::to_string(problem.range.line) + " " + problem.code + ": " + problem.message + "\n";
  return out;
}

}  // namespace

TEST_CASE("a silence reaches one code in one file, in a folder, or everywhere") {
  const std::vector<core::Diagnostic> all = {
      warning("unknown-key", "archive/a/1/index.en.md"), warning("unknown-key", "archive/a/10/index.en.md"),
      warning("unknown-key", "archive/b/1/index.en.md"), warning("unknown-key", ""),
      warning("draft", "archive/a/1/index.en.md", Severity::Note)};
  const struct {
    const char* path;
    std::size_t silenced;
    const char* left;
  } kCases[] = {
      {"a/1/index.en.md", 1, "archive/a/10/index.en.md\narchive/b/1/index.en.md\n\narchive/a/1/index.en.md\n"},
      {"a/1", 1, "archive/a/10/index.en.md\narchive/b/1/index.en.md\n\narchive/a/1/index.en.md\n"},
      {"a", 2, "archive/b/1/index.en.md\n\narchive/a/1/index.en.md\n"},
      {"c", 0,
       "archive/a/1/index.en.md\narchive/a/10/index.en.md\narchive/b/1/index.en.md\n\narchive/a/1/index.en.md\n"},
      {"", 4, "archive/a/1/index.en.md\n"},
  };
  for (const auto& [path, silenced, left] : kCases) {
    CAPTURE(path);
    const archive::Archive archive = archive_with({{"unknown-key", path}});
    core::Diagnostics problems = problems_of(all);
    CHECK(Silencing(archive).apply(problems) == silenced);
    CHECK(files_of(problems) == left);
  }
}

TEST_CASE("an error is not silenced, even one whose code also stands for warnings") {
  const archive::Archive archive = archive_with({{"link-outside", ""}, {"title-missing", ""}});
  core::Diagnostics problems =
      problems_of({warning("link-outside", "archive/a", Severity::Error), warning("link-outside", "archive/b"),
                   warning("title-missing", "archive/c", Severity::Error)});
  Silencing silencing(archive);
  CHECK(silencing.apply(problems) == 1);
  CHECK(files_of(problems) == "archive/a\narchive/c\n");
  core::Diagnostics said;
  silencing.report_unknown(said);
  CHECK(told(said) == "2 silence-unknown: title-missing is an error, and errors cannot be silenced\n");
}

TEST_CASE("a slip in a code is answered with the code that was meant") {
  const archive::Archive archive = archive_with({{"unknown-kex", ""}, {"qqqqqqqqqqqq", ""}});
  core::Diagnostics said;
  Silencing(archive).report_unknown(said);
  REQUIRE(said.all().size() == 2);
  CHECK(said.all()[0].message == "no problem has the code \"unknown-kex\"");
  CHECK(said.all()[0].hint == "did you mean \"unknown-key\"?");
  CHECK(said.all()[1].hint == "the handbook lists all codes");
}

TEST_CASE("a silence that nothing needs any more is told, as far as somebody has looked") {
  const archive::Archive archive = archive_with({{"draft", "a"},
                                                 {"draft", ""},
                                                 {"unknown-key", "b"},
                                                 {"external-moved", ""},
                                                 {"unknown-kex", ""},
                                                 {"yaml-invalid", ""}});
  core::Diagnostics problems = problems_of({warning("draft", "archive/a/1/index.en.md", Severity::Note)});
  Silencing silencing(archive);
  CHECK(silencing.apply(problems) == 1);
  core::Diagnostics said;
  silencing.report_unused([](std::string_view code) { return code != "external-moved"; }, said);
  CHECK(told(said) == "3 silence-unused: there is no unknown-key in archive/b to silence\n");
}

TEST_CASE("each code of a problem is known once, with its mildest degree") {
  const auto names = problem_code_names();
  for (std::size_t i = 1; i < names.size(); ++i) CHECK(names[i - 1] < names[i]);
  REQUIRE(find_problem_code("link-outside") != nullptr);
  CHECK(find_problem_code("link-outside")->mildest == Severity::Warning);
  REQUIRE(find_problem_code("title-missing") != nullptr);
  CHECK(find_problem_code("title-missing")->mildest == Severity::Error);
  CHECK(find_problem_code("") == nullptr);
  CHECK(find_problem_code("zzz") == nullptr);
}

}  // namespace lectern::pipeline
