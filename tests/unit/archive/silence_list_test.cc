#include "archive/silence_list.h"

#include <catch2/catch.hpp>

#include "archive_support.h"

namespace lectern::archive {
namespace {

const char* const kWriteUp = "---\ntitle: Risk\n---\n\nText.\n";

Loaded load_with(const std::string& silence) {
  return load_from(
      world({{"site.yml", "base_url: https://example.org/\nsilence:\n" + silence}, {"c/1/index.en.md", kWriteUp}}),
      "/a");
}

}  // namespace

TEST_CASE("a silence has a code, a reason, and a place in the archive or none") {
  const Loaded loaded = load_with(
      "  - code: figures-differ\n    file: ./c/1/\n    reason: the post says so\n"
      "  - {code: draft, reason: later}\n");
  CHECK(loaded.text().empty());
  const std::vector<Silence>& silences = loaded.archive.site.silences;
  REQUIRE(silences.size() == 2);
  CHECK(silences[0].code == "figures-differ");
  CHECK(silences[0].path == "c/1");
  CHECK(silences[0].reason == "the post says so");
  CHECK(silences[0].range == core::SourceRange{3, 11, 25});
  CHECK(silences[0].source_line.text == "  - code: figures-differ");
  CHECK(silences[1].code == "draft");
  CHECK(silences[1].path.empty());
}

TEST_CASE("one silence needs no list") {
  CHECK(load_with("  code: draft\n  reason: later\n").archive.site.silences.size() == 1);
}

TEST_CASE("a silence without a reason silences nothing") {
  for (const char* entry : {"  - code: draft\n", "  - {code: draft, reason: }\n", "  - {code: draft, reason: ' '}\n",
                            "  - reason: later\n", "  - [draft]\n", "  - draft\n"}) {
    CAPTURE(entry);
    const Loaded loaded = load_with(entry);
    CHECK(loaded.problems.has_errors());
    CHECK(loaded.archive.site.silences.empty());
  }
}

}  // namespace lectern::archive
