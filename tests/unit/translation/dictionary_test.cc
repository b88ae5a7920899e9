#include "translation/dictionary.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "translation/translations.h"

using namespace lectern::translation;

namespace {

Dictionary dictionary() {
  Dictionary out(lectern::core::fingerprint_of("a dictionary"));
  out.add("土壤", std::vector<std::string>{"soil", "earth", "ground"});
  out.add("电动机", std::vector<std::string>{"electric motor"});
  out.add("土", std::vector<std::string>{"soil"});
  out.add("3D打印", std::vector<std::string>{"print"});
  out.add("打印", std::vector<std::string>{"打 print"});
  return out;
}

PairTable empty_table(const char* asked, const char* written) {
  PairTable out;
  out.asked = asked;
  out.written = written;
  out.begins = {0};
  return out;
}

std::vector<PairTable> both() {
  return {empty_table("en", "zh"), empty_table("zh", "en")};
}

lectern::core::Card card(const char* language, std::string text) {
  lectern::core::Card out;
  out.lesson = "course/01";
  out.language = language;
  out.title = "A";
  out.sections = {{"", "", std::move(text)}};
  return out;
}

/// As `soil:3!`, by term.
std::string implied(const Translations& translations, const lectern::core::Card& card) {
  const std::vector<lectern::core::LanguageTag> lacking{card.language == "zh" ? "en" : "zh"};
  std::string out;
  for (const auto& each : translations.implied_by(card, lacking)) {
    out += (out.empty() ? "" : " ") + each.term + ':' + std::to_string(each.level) + (each.strong ? "!" : "");
  }
  return out;
}

std::string implied(const char* language, std::string text) {
  return implied(Translations(both(), {}, dictionary()), card(language, std::move(text)));
}

lectern::index::Rendering rendering(const Translations& translations, const std::string& term) {
  for (const auto& each : translations.renderings()) {
    if (each.term == term) return each;
  }
  return {};
}

}  // namespace

TEST_CASE("a dictionary's word implies its definitions, and the main ones hold") {
  CHECK(implied("zh", "土壤。") == "earth:3! ground:3 soil:3!");
  CHECK(implied("zh", "一台电动机") == "electr:3! motor:3!");
  CHECK(implied("zh", "3D打印") == "");
  CHECK(implied("zh", "土") == "");
}

TEST_CASE("a definition implies all of its word, where its words stand side by side") {
  CHECK(implied("en", "Soils.") == "土壤:3!");
  CHECK(implied("en", "electric motors") == "动机:3! 电动:3!");
  CHECK(implied("en", "electric, motor") == "动机:3! 电动:3!");
  CHECK(implied("en", "a motor that is electric") == "");
}

TEST_CASE("a dictionary's counterparts are what leads from a word") {
  const Translations translations(both(), {}, dictionary());
  CHECK(rendering(translations, "土壤").words == std::vector<std::string>{"soil", "earth", "ground"});
  CHECK(rendering(translations, "motor").words == std::vector<std::string>{"电动机"});
  CHECK(rendering(translations, "电动").words == std::vector<std::string>{"electric motor"});
}

TEST_CASE("a dictionary and what was learned count half each") {
  PairTable learned = empty_table("en", "zh");
  learned.asked_words = {{"soil", "soil", 1}};
  learned.written_words = {{"泥土", "泥土", 2}, {"田地", "田地", 2}};
  learned.begins = {0, 2};
  learned.entries = {{0, 112, true}, {1, 96, false}};
  REQUIRE(dictionary().serves(learned));
  const PairTable joined = dictionary().join(learned);
  const auto word = std::find_if(joined.asked_words.begin(), joined.asked_words.end(),
                                 [](const Word& each) { return each.term == "soil"; });
  const auto number = static_cast<std::size_t>(word - joined.asked_words.begin());
  std::vector<std::string> words;
  for (const auto& entry : joined.of(number)) {
    words.push_back(joined.written_words[entry.written].term + (entry.strong ? "!" : ""));
  }
  CHECK(words == std::vector<std::string>{"土壤!", "泥土!", "田地"});
  CHECK_FALSE(joined.told[number]);
}

TEST_CASE("the glossary's word counts before the dictionary's") {
  const Translations translations(both(), Glossary(std::vector<std::vector<std::string>>{{"泥土", "soil"}}),
                                  dictionary());
  CHECK(implied(translations, card("zh", "土壤。")) == "earth:3! ground:3");
  CHECK(implied(translations, card("zh", "泥土。")) == "soil:3!");
}

TEST_CASE("a dictionary tells nothing of other languages") {
  CHECK_FALSE(dictionary().serves(empty_table("en", "ja")));
  CHECK(dictionary().serves(empty_table("en", "zh-Hant")));
  CHECK_FALSE(Dictionary().serves(empty_table("en", "zh")));
}

TEST_CASE("what a write-up implies depends on the dictionary only where it lacks a language") {
  const std::vector<lectern::core::LanguageTag> en{"en"}, none;
  const Translations with(both(), {}, dictionary()), without(both(), {});
  CHECK(with.fingerprint("zh", en) != without.fingerprint("zh", en));
  CHECK(with.fingerprint("zh", none) == without.fingerprint("zh", none));
}
