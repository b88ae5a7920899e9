#include "language/script.h"

#include <catch2/catch.hpp>
#include <string>

#include "support/random_text.h"

using lectern::language::count_scripts;
using lectern::language::ScriptCount;

TEST_CASE("characters and words are counted by script") {
  struct Case {
    std::string text;
    ScriptCount expected;  // han, kana_hangul, latin_words, longest_latin_run, longest_han_run
  };
  const Case cases[] = {
      {"", {}},
      {"2021-03-30 — 10:00!", {}},
      {"疫情防控", {4, 0, 0, 0, 4}},
      {"疫情，防控。", {4, 0, 0, 0, 4}},
      {"Epidemic prevention and control", {0, 0, 4, 4, 0}},
      {"本课由 Yu Zucheng 教授主讲", {7, 0, 2, 2, 4}},
      {"the word 联动 means linkage", {2, 0, 4, 2, 2}},
      {"a x509 b", {0, 0, 0, 0, 0}},
      {"A 座 B 座", {2, 0, 0, 0, 2}},
      {"don't I'm", {0, 0, 1, 1, 0}},
      {"Café na\u0131\u0308ve soft\u00adhyphen", {0, 0, 3, 3, 0}},
      {"ＦＵＬＬ　ｗｉｄｔｈ", {0, 0, 2, 2, 0}},
      {"ひらがな 한국어 漢字", {2, 7, 0, 0, 2}},
      {"one かな two", {0, 2, 2, 1, 0}},
      {"社区かな社区", {4, 2, 0, 0, 4}},
      {"Привет Ελλάδα", {}},
  };
  for (const auto& [text, expected] : cases) {
    CAPTURE(text);
    const ScriptCount count = count_scripts(text);
    CHECK(count.han == expected.han);
    CHECK(count.kana_hangul == expected.kana_hangul);
    CHECK(count.latin_words == expected.latin_words);
    CHECK(count.longest_latin_run == expected.longest_latin_run);
    CHECK(count.longest_han_run == expected.longest_han_run);
  }
}

TEST_CASE("no run is longer than what was counted in all") {
  RandomText random(3);
  for (int i = 0; i < 2000; ++i) {
    const std::string text = random.text(50);
    CAPTURE(text);
    const ScriptCount count = count_scripts(text);
    CHECK(count.longest_han_run <= count.han);
    CHECK(count.longest_latin_run <= count.latin_words);
    CHECK(count.han + count.kana_hangul + 2 * count.latin_words <= lectern::core::code_point_count(text));
  }
}
