#include "translation/glossary.h"

#include <catch2/catch.hpp>
#include <string>

#include "translation/translations.h"

using namespace lectern::translation;
using lectern::index::in_passage;
using lectern::index::kInFacts;

namespace {

const Glossary kGlossary({{"物联网", "Internet of Things", "IoT"}, {"土壤", "soil"}, {"熵", "entropy"}});

lectern::core::Card card(std::string title, std::string text) {
  lectern::core::Card out;
  out.lesson = "course/01";
  out.language = "zh";
  out.title = std::move(title);
  out.sections = {{"", "", std::move(text)}};
  return out;
}

/// As `soil:3@2`, by term.
std::string dump(const lectern::core::Card& card) {
  std::string out;
  for (const auto& implied : kGlossary.implied_by(card, lectern::index::terms_of(card))) {
    CHECK(implied.strong);
    out += (out.empty() ? "" : " ") + implied.term + ':' + std::to_string(implied.level) + '@' +
           std::to_string(implied.place);
  }
  return out;
}

}  // namespace

TEST_CASE("a write-up that has a term implies the others of its entry") {
  CHECK(dump(card("A", "土壤。")) == "soil:3@2");
  CHECK(dump(card("A", "soils, soil")) == "土壤:4@2");
  CHECK(dump(card("A", "IoT")) == "internet:3@2 of:3@2 thing:3@2 物联:3@2 联网:3@2");
  CHECK(dump(card("物联网", "土")) == "internet:6@1 iot:6@1 of:6@1 thing:6@1");
  CHECK(dump(card("A", "nothing of the kind")) == "");
}

TEST_CASE("a term of several words is one where they stand side by side alone") {
  CHECK(dump(card("A", "things of the internet")) == "");
  CHECK(dump(card("A", "the Internet of things")) == "iot:3@2 物联:3@2 联网:3@2");
  CHECK(dump(card("A", "联网的物联")) == "");
}

TEST_CASE("a term of one character is implied as it is asked for") {
  CHECK(dump(card("A", "entropy")) == "熵:3@2");
}

TEST_CASE("what leads from a term are the others of its entry") {
  const auto renderings = kGlossary.renderings();
  const auto of = [&](const std::string& term) {
    for (const auto& rendering : renderings) {
      if (rendering.term == term) return rendering;
    }
    return lectern::index::Rendering{};
  };
  CHECK(of("iot") == lectern::index::Rendering{"iot", 15, {"物联网", "Internet of Things"}});
  CHECK(of("thing") == lectern::index::Rendering{"thing", 8, {"物联网", "IoT"}});
  CHECK(of("物联") == lectern::index::Rendering{"物联", 15, {"Internet of Things", "IoT"}});
}

TEST_CASE("what the glossary says of a term takes the place of what was learned") {
  PairTable table;
  table.asked = "zh";
  table.written = "en";
  table.asked_words = {{"土壤", "土壤", 3}, {"湿度", "湿度", 3}};
  table.written_words = {{"mud", "mud", 1}};
  table.begins = {0, 1, 2};
  table.entries = {{0, 120, true}, {0, 120, true}};
  std::vector<PairTable> tables{table};
  const Translations translations(std::move(tables), kGlossary);
  lectern::core::Card write_up = card("A", "mud");
  write_up.language = "en";
  const std::vector<std::string> zh{"zh"};
  const auto implied = translations.implied_by(write_up, zh);
  REQUIRE(implied.size() == 1);
  CHECK(implied[0].term == "湿度");
  for (const auto& rendering : translations.renderings()) {
    if (rendering.term == "土壤") CHECK(rendering.words == std::vector<std::string>{"soil"});
  }
}

TEST_CASE("an entry may have many terms, and terms many words") {
  std::vector<std::string> texts;
  for (int i = 0; i < 3000; ++i) texts.push_back("soil v" + std::to_string(i));
  texts.push_back("土壤");
  std::string longest;
  for (int i = 0; i < 3000; ++i) longest += "water w" + std::to_string(i) + ' ';
  const Glossary many({texts, {longest, "水"}});
  const auto renderings = many.renderings();
  REQUIRE(renderings.size() == 1 + 3000 + 1 + 1 + 3000 + 1);
  CHECK(renderings[0] == lectern::index::Rendering{"soil", 8, {"土壤"}});
  CHECK(renderings[1] == lectern::index::Rendering{"v0", 8, {"soil v1", "soil v2", "soil v3"}});
  const lectern::core::Card write_up = card("A", "the soil V2999 of");
  const auto implied = many.implied_by(write_up, lectern::index::terms_of(write_up));
  REQUIRE(implied.size() == 2999 + 1);
  CHECK(implied.back().term == "土壤");
}
