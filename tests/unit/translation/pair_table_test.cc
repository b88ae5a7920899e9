#include "translation/pair_table.h"

#include <catch2/catch.hpp>
#include <functional>
#include <map>
#include <random>
#include <string>

#include "index/implied_codec.h"
#include "language/stemmer.h"
#include "support/corruption.h"
#include "translation/implications.h"
#include "translation/suggestion.h"

using namespace lectern::translation;
using lectern::core::Card;

namespace {

const std::vector<std::pair<std::string, std::string>> kDictionary = {
    {"土壤", "soil"},      {"湿度", "moisture"}, {"社区", "communities"}, {"风险", "risks"},  {"学校", "school"},
    {"志愿", "volunteer"}, {"培训", "training"}, {"水泵", "pump"},        {"传感", "sensor"}, {"农场", "farm"},
    {"天气", "weather"},   {"历史", "history"},  {"电池", "battery"},     {"地图", "map"},    {"法律", "law"}};

/// A lesson whose sentences say the same in both languages, word by word.
AlignedLesson lesson(unsigned seed) {
  std::mt19937 random(seed);
  Card zh, en;
  zh.sections.emplace_back();
  en.sections.emplace_back();
  for (int i = 0; i < 12; ++i) {
    for (int j = 0; j < 4; ++j) {
      const auto& [chinese, english] = kDictionary[random() % kDictionary.size()];
      zh.sections[0].text += chinese + "，";
      en.sections[0].text += english + " of the ";
    }
    zh.sections[0].text += "。\n";
    en.sections[0].text += ".\n";
  }
  return align_lesson(zh, en);
}

std::array<PairTable, 2> learn_from(const std::vector<AlignedLesson>& lessons) {
  std::vector<const AlignedLesson*> all;
  for (const AlignedLesson& each : lessons) all.push_back(&each);
  return *learn_pairs(join(all), {"zh", "en"});
}

std::vector<AlignedLesson> some_lessons() {
  std::vector<AlignedLesson> out;
  for (unsigned i = 0; i < 12; ++i) out.push_back(lesson(i));
  return out;
}

/// The likeliest rendering of each word, with `!` when it is strong.
std::map<std::string, std::string> best_of(const PairTable& table) {
  std::map<std::string, std::string> out;
  for (std::size_t i = 0; i < table.asked_words.size(); ++i) {
    if (table.of(i).empty()) continue;
    const PairTable::Entry& first = table.of(i)[0];
    out[table.asked_words[i].term] = table.written_words[first.written].surface + (first.strong ? "!" : "");
  }
  return out;
}

}  // namespace

TEST_CASE("words that stand in the same sentences render each other, in both directions") {
  const auto tables = learn_from(some_lessons());
  CHECK(tables[0].asked == "zh");
  CHECK(tables[0].written == "en");
  CHECK(tables[1].asked == "en");
  auto chinese = best_of(tables[0]);
  std::map<std::string, std::string> english;
  for (const auto& rendering : renderings_of(tables[1])) english[rendering.term] = rendering.words[0];
  for (const auto& [zh, en] : kDictionary) {
    CAPTURE(zh, en);
    CHECK(chinese[zh] == en + "!");
    CHECK(english[std::string(lectern::language::stem(en))] == zh);
  }
  CHECK(chinese.count("土") == 0);  // evidence, but nobody's question
}

TEST_CASE("a table keeps few renderings of a word, the likeliest first") {
  for (const PairTable& table : learn_from(some_lessons())) {
    for (std::size_t i = 0; i < table.asked_words.size(); ++i) {
      const auto entries = table.of(i);
      REQUIRE(entries.size() <= kMaxRenderings);
      for (std::size_t j = 0; j < entries.size(); ++j) {
        CHECK(probability_of(entries[j].likelihood) >= kMinProbability / 1.1F);
        if (j > 0) CHECK(entries[j].likelihood <= entries[j - 1].likelihood);
      }
    }
  }
}

TEST_CASE("nothing is learned from nothing") {
  const auto tables = learn_from({});
  CHECK(tables[0].asked_words.empty());
  CHECK(tables[1].entries.empty());
  CHECK(renderings_of(tables[0]).empty());
  CHECK(Implications(tables[0]).of({}).empty());
}

TEST_CASE("what stays as it is in both languages is no strong pair of anything else") {
  Card zh, en;
  zh.sections = {{"", "", "v1 count16\nv1 count16\nv1 count16"}};
  en.sections = zh.sections;
  const auto tables = learn_from({align_lesson(zh, en)});
  for (const PairTable::Entry& entry : tables[0].entries) CHECK_FALSE(entry.strong);
}

TEST_CASE("a lesson more changes few renderings of words that it does not have") {
  std::vector<AlignedLesson> lessons = some_lessons();
  const auto before = learn_from(lessons);
  Card zh, en;
  zh.sections = {{"", "", "火箭"}};
  en.sections = {{"", "", "Rockets"}};
  lessons.insert(lessons.begin(), align_lesson(zh, en));
  const auto after = learn_from(lessons);
  CHECK(best_of(after[0])["火箭"] == "rockets");
  auto known = best_of(after[0]);
  known.erase("火箭");
  CHECK(known == best_of(before[0]));
  CHECK(after[0].entries.size() == before[0].entries.size() + 1);
}

TEST_CASE("a table is the same after it was bytes, and damaged bytes do no harm") {
  const PairTable table = learn_from({lesson(1)})[0];
  const std::string bytes = encode(table);
  REQUIRE(decode_table(bytes) == table);
  for_each_truncation(bytes, [](const std::string& cut) { CHECK_FALSE(decode_table(cut)); });
  for_each_flip(bytes, 2000, [](const std::string& damaged) {
    auto read = decode_table(damaged);
    if (!read) return;
    CHECK(lectern::index::check_renderings(renderings_of(*read)).ok());
    CHECK_NOTHROW(suggestions_of(*read));
    CHECK_NOTHROW(Implications(*std::move(read)).of({{{"soil", 1, 2}}, {}}));
  });
}

TEST_CASE("bytes that break a rule of tables are none") {
  PairTable table;
  table.asked = "en";
  table.written = "zh";
  table.asked_words = {{"map", "maps", 3}, {"soil", "soils", 2}};
  table.written_words = {{"土", "土", 1}, {"地图", "地图", 1}};
  table.begins = {0, 2, 3};
  table.entries = {{1, 128, true}, {0, 60, false}, {0, 60, false}};
  REQUIRE(decode_table(encode(table)) == table);
  const auto refused = [&](const std::function<void(PairTable&)>& harm) {
    PairTable damaged = table;
    harm(damaged);
    return !decode_table(encode(damaged));
  };
  CHECK(refused([](PairTable& damaged) { std::swap(damaged.asked_words[0], damaged.asked_words[1]); }));
  CHECK(refused([](PairTable& damaged) { damaged.written_words[1] = damaged.written_words[0]; }));
  CHECK(refused([](PairTable& damaged) { damaged.asked_words[0].term.clear(); }));
  CHECK(refused([](PairTable& damaged) { damaged.written_words[0].surface.clear(); }));
  CHECK(refused([](PairTable& damaged) { damaged.entries[0].written = 2; }));
  CHECK(refused([](PairTable& damaged) { damaged.entries[0].likelihood = 129; }));
  CHECK(refused([](PairTable& damaged) { damaged.entries[1] = damaged.entries[0]; }));
  CHECK(refused([](PairTable& damaged) { std::swap(damaged.entries[0], damaged.entries[1]); }));
}
