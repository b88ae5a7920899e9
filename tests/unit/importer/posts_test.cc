// Posts of many shapes, whole. LECTERN_UPDATE_GOLDEN=1 writes what comes out today beside them; read it like code.

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "importer/text_post.h"
#include "unit/importer/draft_support.h"

namespace lectern::importer::testing {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> posts() {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(fs::path(LECTERN_TESTS_DIR) / "posts")) {
    if (entry.path().extension() == ".txt") found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

TEST_CASE("Each post becomes the lesson that is written beside it, and it has no problems") {
  const bool update = std::getenv("LECTERN_UPDATE_GOLDEN") != nullptr;
  const std::vector<fs::path> found = posts();
  CHECK(found.size() >= 12);
  for (const fs::path& path : found) {
    INFO(path.filename());
    const Draft draft = make_draft(post_of_text(archive::read_bytes(path), path.filename().string()));
    const fs::path golden = fs::path(path).replace_extension(".expected");
    if (update) std::ofstream(golden, std::ios::binary) << dump(draft);
    CHECK(dump(draft) == archive::read_bytes(golden));
    CHECK(load_lesson(draft).text() == "");
  }
}

/// The titles of the headings of a write-up.
std::vector<std::string> headings(const WriteUpDraft& write_up) {
  std::vector<std::string> titles;
  for (const auto& section : markdown::testing::parse_text(body_of(write_up)).document.sections) {
    if (section.level > 0) titles.push_back(section.title);
  }
  return titles;
}

TEST_CASE("A real post of the old website, flattened to one line, becomes a lesson without problems") {
  const char* shared = std::getenv("LECTERN_SHARED");
  if (shared == nullptr) {
    WARN("skipped: LECTERN_SHARED does not name a folder of real posts");
    return;
  }
  const fs::path path = fs::path(shared) / "seeds" / "000_3c79d69ee6548d21.txt";
  const Draft draft = make_draft(post_of_text(archive::read_bytes(path), "post.txt"));
  REQUIRE(draft.date);
  CHECK(core::iso_day(*draft.date) == "2021-03-30");
  CHECK(draft.date->minute_of_day == 9 * 60 + 10);
  REQUIRE(draft.write_ups.size() == 2);

  const WriteUpDraft& chinese = draft.write_ups[0];
  CHECK(chinese.title == "IACCR国际培训班第一课开讲——社区如何做好风险排查与疫情防控");
  REQUIRE(chinese.guests.size() == 2);
  CHECK(chinese.guests[0].name == "俞祖成");
  CHECK(chinese.guests[1].name == "刘飞");
  CHECK(headings(chinese) == std::vector<std::string>{"嘉宾介绍", "内容分享"});
  CHECK(chinese.markdown.find("\n1. ") != std::string::npos);
  CHECK(chinese.markdown.find("\n3. ") != std::string::npos);

  const WriteUpDraft& english = draft.write_ups[1];
  CHECK(english.title ==
        "IACCR International Training Course—Lesson 1: How can communities better participate in risk investigation "
        "and epidemic prevention and control");
  CHECK(body_of(english).substr(0, 7) == "\nAfter ");
  CHECK(headings(english) == std::vector<std::string>{"GUESTS", "Conclusion"});
  CHECK(english.markdown.find("\n3. ") != std::string::npos);
  CHECK(english.guests.empty());
  CHECK(load_lesson(draft).text() == "");
}

}  // namespace
}  // namespace lectern::importer::testing
