// Whole posts; the cases of what is told apart and what is not are in golden/markdown/bilingual.txt.

#include "markdown/bilingual.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "core/utf8.h"
#include "unit/markdown/dump.h"

namespace lectern::markdown::testing {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The folder of real archives, or nothing with a warning.
fs::path shared() {
  const char* folder = std::getenv("LECTERN_SHARED");
  if (folder == nullptr) WARN("skipped: LECTERN_SHARED does not name a folder of real archives");
  return folder == nullptr ? fs::path() : fs::path(folder);
}

struct Outcome {
  std::vector<LanguageHalf> halves;
  core::Diagnostics problems;
};

Outcome split_text(const std::string& text) {
  const core::SourceFile file{"index.md", text};
  Outcome outcome;
  outcome.halves = split_bilingual(file, all_lines(text), outcome.problems);
  return outcome;
}

// A post as the old website flattened it: everything in one line.
const std::string kChinese =
    "河岸花园 第三课 图书角的故事 Riverside Garden 0412(发布时间:2022-04-12 20:00) (English version follows) "
    "四月的傍晚,花园里的图书角坐满了人。嘉宾林小雨(Lin Xiaoyu)带来了三百本旧书,讲述她怎样从一张桌子开始。"
    "她说:“书放在家里是纸,放在一起是路。”邻居们轮流朗读,孩子们为每本书写下名字。活动结束后大家约定下月再见。";
const std::string kEnglish =
    "Riverside Garden—Lesson 3: The story of a book corner On an evening in April the book corner of the garden was "
    "full. Our guest Ms. Lin brought three hundred used books and told how it all began with one table (一张桌子). "
    "Neighbours took turns to read aloud, and the children wrote a name into every book before they went home.";

TEST_CASE("A flattened post is an error where its English begins, and a blank line there makes two halves of it") {
  const Outcome flat = split_text(kChinese + " " + kEnglish + "\n");
  CHECK(flat.halves.empty());
  REQUIRE(flat.problems.all().size() == 1);
  CHECK(flat.problems.all()[0].code == "bilingual-mixed-block");
  CHECK(flat.problems.all()[0].range.line == 1);
  CHECK(flat.problems.all()[0].range.column == core::code_point_count(kChinese) + 2);

  CHECK(dump(split_text(kChinese + "\n\n" + kEnglish + "\n").halves) == "zh 1-1\nen 3-3\n");
  CHECK(dump(split_text(kEnglish + "\n\n" + kChinese + "\n").halves) == "en 1-1\nzh 3-3\n");
}

TEST_CASE("The old post is told apart like ours") {
  const fs::path folder = shared();
  if (folder.empty()) return;
  std::string post = read(folder / "seeds" / "000_3c79d69ee6548d21.txt");
  REQUIRE_FALSE(post.empty());
  const Outcome flat = split_text(post);
  REQUIRE(flat.problems.all().size() == 1);
  CHECK(flat.problems.all()[0].code == "bilingual-mixed-block");

  const std::size_t border = post.find("IACCR International Training Course—Lesson 1");
  REQUIRE(border != std::string::npos);
  CHECK(flat.problems.all()[0].range.column == core::code_point_count(post.substr(0, border)) + 1);
  const Outcome halves = split_text(post.insert(border, "\n\n"));
  CHECK(dump(halves.halves) == "zh 1-1\nen 3-3\n");
  CHECK(halves.problems.all().empty());
}

/// A write-up's Markdown, without blank lines and rules at its ends: those belong to no half.
std::string body_of(const fs::path& path) {
  std::string text = read(path);
  if (text.rfind("---\n", 0) == 0) text.erase(0, text.find("\n---\n") + 5);
  const auto first = text.find_first_not_of("-\n");
  return text.substr(first, text.find_last_not_of("-\n") + 1 - first);
}

/// Whether the second of two bodies begins a half, and the first is the other.
bool splits_between(const std::string& first, const std::string& second) {
  const Outcome outcome = split_text(first + "\n\n" + second + "\n");
  const std::uint32_t last = all_lines(first + "\n").last;
  return outcome.halves.size() == 2 && outcome.halves[0].lines == core::LineRange{1, last} &&
         outcome.halves[1].lines.first == last + 2;
}

TEST_CASE("Real lessons, put together from both languages in either order, split at the border") {
  const fs::path folder = shared();
  if (folder.empty()) return;
  // In these two a fence is not closed: nobody could tell where their code was to end, and they are errors.
  const std::set<std::string> unclosed = {"3-spoken-feedback-wio-terminal-text-to-speech",
                                          "4-migrate-your-plant-to-the-cloud"};
  std::size_t lessons = 0;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder / "corpora")) {
    if (entry.path().filename() != "index.zh.md") continue;
    INFO(entry.path().string());
    const fs::path lesson = entry.path().parent_path();
    const std::string chinese = body_of(entry.path());
    const std::string english = body_of(lesson / "index.en.md");
    const bool whole = unclosed.count(lesson.filename().string()) == 0;
    CHECK(splits_between(chinese, english) == whole);
    CHECK(splits_between(english, chinese) == whole);
    ++lessons;
  }
  CHECK(lessons > 300);
}

}  // namespace
}  // namespace lectern::markdown::testing
