#include "translation/aligned_lesson.h"

#include <catch2/catch.hpp>
#include <string>

#include "core/codec.h"
#include "support/corruption.h"
#include "translation/pair_table.h"
#include "translation/parallel_text.h"

using namespace lectern::translation;
using lectern::core::Card;

namespace {

Card card(std::string language, std::string title, std::vector<lectern::core::CardSection> sections) {
  Card out;
  out.lesson = "course/01";
  out.language = std::move(language);
  out.title = std::move(title);
  out.sections = std::move(sections);
  return out;
}

/// Pairs as `土壤 土 壤 = soil`.
std::string dump(const AlignedLesson& lesson) {
  std::string out;
  for (const AlignedLesson::Pair& pair : lesson.pairs) {
    for (std::size_t side = 0; side < 2; ++side) {
      for (const std::uint32_t number : pair.words[side]) out += lesson.words[side][number].term + ' ';
      out += side == 0 ? "= " : "\n";
    }
  }
  return out;
}

}  // namespace

TEST_CASE("titles, lines and sentences of a lesson are paired, each as the set of its terms") {
  const Card zh = card("zh", "土壤", {{"水", "a", "沙。水沙。\n土"}});
  const Card en = card("en", "Soils", {{"Water", "a", "Sand. Watery sand.\nA soil"}});
  CHECK(dump(align_lesson(zh, en)) ==
        "土 土壤 壤 = soil \n"
        "水 = water \n"
        "沙 = sand \n"
        "水 水沙 沙 = sand wateri \n"
        "土 = a soil \n");
}

TEST_CASE("a term is shown as the word that it stands for most often") {
  const Card zh = card("zh", "土", {{"", "", "土"}});
  const Card en = card("en", "Soils", {{"", "", "soil, soils, Soils"}});
  const AlignedLesson lesson = align_lesson(zh, en);
  REQUIRE(lesson.words[1].size() == 1);
  CHECK(lesson.words[1][0] == Word{"soil", "soils", 3});
}

TEST_CASE("guests and tags are paired when both write-ups have as many") {
  Card zh = card("zh", "A", {}), en = card("en", "A", {});
  zh.guests = {"俞", "刘"};
  en.guests = {"Yu", "Liu"};
  zh.tags = {"水", "土"};
  en.tags = {"soil"};
  CHECK(dump(align_lesson(zh, en)) == "俞 = yu \n刘 = liu \n");
}

TEST_CASE("a write-up without text, and one in other sections, are aligned as far as they go") {
  CHECK(align_lesson(card("zh", "", {}), card("en", "", {})).pairs.empty());
  const Card zh = card("zh", "A", {{"水", "a", "沙"}, {"土", "b", ""}});
  CHECK(dump(align_lesson(zh, card("en", "A", {{"", "", "Water\nSand\nSoil"}}))) ==
        "水 = water \n沙 = sand \n土 = soil \n");
}

TEST_CASE("an aligned lesson is the same after it was bytes, and damaged bytes are none") {
  const Card zh = card("zh", "土壤湿度", {{"水", "a", "沙。水沙。\n土壤"}});
  const Card en = card("en", "Soil moisture", {{"Water", "a", "Sand. Watery sand.\nSoils"}});
  const AlignedLesson lesson = align_lesson(zh, en);
  const std::string bytes = encode(lesson);
  REQUIRE(decode_lesson(bytes) == lesson);
  for_each_truncation(bytes, [](const std::string& cut) { CHECK_FALSE(decode_lesson(cut)); });
  CHECK_FALSE(decode_lesson(bytes + 'x'));
  for_each_flip(bytes, 2000, [](const std::string& damaged) {
    const auto read = decode_lesson(damaged);
    if (!read) return;
    const AlignedLesson* const lessons[] = {&*read};
    CHECK(learn_pairs(join(lessons), {"zh", "en"}).ok());  // whatever can be read can be learned from
  });
}

TEST_CASE("bytes of a lesson whose words are none, or longer than any term, are no lesson") {
  // Each word says how many bytes of the one before it has, twice, and one more when it is its own surface.
  const auto lesson_of = [](const std::vector<std::pair<std::uint64_t, std::string>>& words) {
    lectern::core::Encoder coder;
    coder.list(words, [&](const auto& word) {
      coder.number(word.first);
      coder.text(word.second);
      if (word.first % 2 == 0) coder.text("");
      coder.number(1);
    });
    for (int i = 0; i < 2; ++i) coder.number(0);
    return decode_lesson(coder.take());
  };
  CHECK(lesson_of({{1, "a"}, {3, "b"}}));
  CHECK_FALSE(lesson_of({{1, ""}}));
  CHECK_FALSE(lesson_of({{1, "b"}, {1, "a"}}));
  CHECK_FALSE(lesson_of({{0, "a"}}));  // its surface is empty
  CHECK(lesson_of({{1, std::string(64, 'a')}}));
  CHECK_FALSE(lesson_of({{1, std::string(64, 'a')}, {129, "b"}}));
  CHECK_FALSE(lesson_of({{1, std::string(65, 'a')}}));
}
