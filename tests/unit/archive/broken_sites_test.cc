#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <set>

#include "archive/problem.h"
#include "archive_support.h"

namespace lectern::archive {
namespace {

namespace fs = std::filesystem;

const fs::path kTests = LECTERN_TESTS_DIR;

std::vector<std::string> broken_sites() {
  std::vector<std::string> out;
  for (const auto& entry : fs::directory_iterator(kTests / "sites")) {
    const std::string name = entry.path().filename().string();
    if (name.rfind("broken-", 0) == 0) out.push_back(name);
  }
  std::sort(out.begin(), out.end());
  return out;
}

/// What `load` says of a site, as a person sees it who stands in the tests' folder.
std::string transcript(const std::string& site) {
  const Loaded loaded = load_from(core::DiskFileSystem(), kTests / "sites" / site);
  std::string said = loaded.text();
  const std::string prefix = (kTests / "").string();
  for (std::size_t at = 0; (at = said.find(prefix, at)) != std::string::npos;) said.erase(at, prefix.size());
  return "$ load sites/" + site + "\n" + said;
}

TEST_CASE("each broken site is told what is wrong with it, word for word") {
  const bool update = std::getenv("LECTERN_UPDATE_GOLDEN") != nullptr;
  for (const std::string& site : broken_sites()) {
    INFO("LECTERN_UPDATE_GOLDEN=1 rewrites the golden files");
    const fs::path golden = kTests / "golden" / "archive" / (site + ".txt");
    const std::string said = transcript(site);
    if (update) {
      fs::create_directories(golden.parent_path());
      std::ofstream(golden, std::ios::binary) << said;
    }
    CHECK(said == read_bytes(golden));
  }
}

TEST_CASE("each golden file has its site") {
  const std::vector<std::string> sites = broken_sites();
  for (const auto& entry : fs::directory_iterator(kTests / "golden" / "archive")) {
    INFO(entry.path());
    CHECK(std::count(sites.begin(), sites.end(), entry.path().stem().string()) == 1);
  }
}

/// What no file of a repository can show: tested in `folder_test.cc`, `source_text_test.cc` and `yaml_node_test.cc`.
const std::set<std::string> kShownElsewhere = {"archive-too-large", "file-unreadable", "file-special",
                                               "file-too-large",    "folder-too-deep", "name-invalid",
                                               "yaml-too-large"};

TEST_CASE("each kind of problem has a broken site that shows it") {
  const std::vector<std::string> sites = broken_sites();
  for (const Problem& problem : kAllProblems) {
    if (kShownElsewhere.count(problem.code) > 0) continue;
    const std::string site = std::string("broken-") + problem.code;
    INFO(site);
    REQUIRE(std::count(sites.begin(), sites.end(), site) == 1);
    const Loaded loaded = load_from(core::DiskFileSystem(), kTests / "sites" / site);
    CHECK(std::any_of(loaded.problems.all().begin(), loaded.problems.all().end(), [&](const core::Diagnostic& found) {
      return found.code == problem.code && found.severity == problem.severity;
    }));
  }
}

TEST_CASE("the README of the folder lists each kind of problem with its severity") {
  const std::string readme = read_bytes(kTests / ".." / "src" / "archive" / "README.md");
  std::set<std::string> codes;
  for (const Problem& problem : kAllProblems) {
    const char* severity = problem.severity == core::Severity::Error     ? "error"
                           : problem.severity == core::Severity::Warning ? "warning"
                                                                         : "note";
    const std::string row = std::string("| `") + problem.code + "` | " + severity + " | " + problem.meaning + " |\n";
    INFO(row);
    CHECK(readme.find(row) != std::string::npos);
    CHECK(codes.insert(problem.code).second);
  }
}

TEST_CASE("nothing is wrong with the sites that are whole") {
  for (const char* site : {"minimal", "bilingual"}) {
    INFO(site);
    CHECK(load_from(core::DiskFileSystem(), kTests / "sites" / site).text().empty());
  }
}

}  // namespace
}  // namespace lectern::archive
