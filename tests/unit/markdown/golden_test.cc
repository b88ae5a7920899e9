// Golden files: tests/golden/markdown/*.txt hold cases of input and expected output, as
//
//     === A sentence about what happens
//     --- parse zh lines=4-9 raw_html        (or: split; `lines` and `raw_html` where they are needed)
//     the Markdown
//     --- html | sections | links | problems | halves
//     what comes out
//
// A case shows the outputs that it is about. LECTERN_UPDATE_GOLDEN=1 writes what comes out today into the files; read
// the difference before you commit it.

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

#include "unit/markdown/dump.h"

namespace lectern::markdown::testing {
namespace {

namespace fs = std::filesystem;

struct Part {
  std::string name;  ///< what follows `--- `
  std::string text;
};

struct Case {
  std::string sentence;
  std::vector<Part> parts;  ///< the first is the command with the input
};

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<Case> read_cases(const std::string& text) {
  std::vector<Case> cases;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind("=== ", 0) == 0) {
      cases.push_back({line.substr(4), {}});
    } else if (line.rfind("--- ", 0) == 0) {
      cases.at(cases.size() - 1).parts.push_back({line.substr(4), {}});
    } else {
      cases.back().parts.back().text += line + "\n";
    }
  }
  return cases;
}

std::string write_cases(const std::vector<Case>& cases) {
  std::string text;
  for (const Case& one : cases) {
    text += "=== " + one.sentence + "\n";
    for (const Part& part : one.parts) text += "--- " + part.name + "\n" + part.text;
  }
  return text;
}

core::LineRange lines_of(const std::string& option) {
  const std::size_t dash = option.find('-');
  return {static_cast<std::uint32_t>(std::stoul(option.substr(6, dash - 6))),
          static_cast<std::uint32_t>(std::stoul(option.substr(dash + 1)))};
}

std::string without_blank_end(std::string text) {
  text.erase(text.find_last_not_of('\n') + 1);
  return text;
}

/// All outputs of a case, by name.
std::map<std::string, std::string> run(const Part& input) {
  const std::string markdown = without_blank_end(input.text) + "\n";
  const core::SourceFile file{"index.md", markdown};
  core::LineRange lines = all_lines(markdown);
  core::LanguageTag language = "zh";
  bool raw_html = false;
  std::istringstream words(input.name);
  std::string command, word;
  words >> command;
  while (words >> word) {
    if (word.rfind("lines=", 0) == 0)
      lines = lines_of(word);
    else if (word == "raw_html")
      raw_html = true;
    else
      language = word;
  }
  core::Diagnostics problems;
  if (command == "split") {
    const auto halves = split_bilingual(file, lines, problems);
    return {{"halves", dump(halves)}, {"problems", dump(problems)}};
  }
  REQUIRE(command == "parse");
  const Document document = parse({file, lines, language, raw_html}, as_written, problems);
  return {{"html", document.html},
          {"sections", dump(document.sections)},
          {"links", dump(document.links)},
          {"problems", dump(problems)}};
}

TEST_CASE("Write-ups become what the golden files say") {
  const bool update = std::getenv("LECTERN_UPDATE_GOLDEN") != nullptr;
  std::size_t files = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(LECTERN_TESTS_DIR) / "golden" / "markdown")) {
    if (entry.path().extension() != ".txt") continue;
    ++files;
    std::vector<Case> cases = read_cases(read(entry.path()));
    REQUIRE_FALSE(cases.empty());
    for (Case& one : cases) {
      INFO(entry.path().filename().string() << ": " << one.sentence);
      REQUIRE(one.parts.size() >= 2);
      const auto outputs = run(one.parts.front());
      for (auto part = one.parts.begin() + 1; part != one.parts.end(); ++part) {
        INFO(part->name);
        REQUIRE(outputs.count(part->name) == 1);
        if (update) part->text = without_blank_end(outputs.at(part->name)) + "\n\n";
        CHECK(without_blank_end(part->text) == without_blank_end(outputs.at(part->name)));
      }
    }
    if (update) std::ofstream(entry.path(), std::ios::binary) << write_cases(cases);
  }
  REQUIRE(files > 0);
}

}  // namespace
}  // namespace lectern::markdown::testing
