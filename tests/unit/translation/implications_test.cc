#include "translation/implications.h"

#include <catch2/catch.hpp>
#include <string>

#include "translation/translations.h"

using namespace lectern::translation;
using lectern::index::DocumentTerms;
using lectern::index::ImpliedTerm;
using lectern::index::in_passage;
using lectern::index::kInFacts;
using lectern::index::Rendering;

namespace {

/// Likelihoods: 128 is 1, 120 is ½, 112 is ¼ …
PairTable table() {
  PairTable out;
  out.asked = "zh";
  out.written = "en";
  out.asked_words = {{"土壤", "土壤", 3}, {"湿度", "湿度", 2}};
  out.written_words = {{"earth", "earth", 1}, {"moistur", "moisture", 4}, {"soil", "soils", 9}};
  out.begins = {0, 2, 3};
  out.entries = {{2, 120, true}, {0, 104, false}, {1, 112, false}};
  return out;
}

}  // namespace

TEST_CASE("a frequency has the level of the nearest power of two") {
  CHECK(level_of(1) == 3);
  CHECK(level_of(1.4F) == 3);
  CHECK(level_of(1.5F) == 4);
  CHECK(level_of(0.125F) == 0);
  CHECK(level_of(0.09F) == 0);
  CHECK(level_of(0.08F) < 0);
  CHECK(level_of(16) == 7);
  CHECK(level_of(9999) == 7);
}

TEST_CASE("a write-up implies a word as often as it has the word's renderings, by their shares") {
  const Implications implications(table());
  const DocumentTerms terms{{{"earth", 2, in_passage(3)}, {"soil", 5, in_passage(1) | in_passage(2)}}, {}};
  // 5 · ½/(½ + ⅛) + 2 · ⅛/(½ + ⅛) = 4.4
  CHECK(implications.of(terms) == std::vector<ImpliedTerm>{{"土壤", 5, true, in_passage(1)}});
  const DocumentTerms little{{{"earth", 1, kInFacts}}, {}};
  CHECK(implications.of(little) == std::vector<ImpliedTerm>{{"土壤", 1, false, kInFacts}});
}

TEST_CASE("a write-up implies nothing that it has, and nothing of terms of fields") {
  const Implications implications(table());
  CHECK(implications.of({{{"soil", 5, 2}, {"土壤", 1, 2}}, {}}).empty());
  CHECK(implications.of({{{"soil", 0, 0}}, {}}).empty());
  CHECK(implications.of({}).empty());
}

TEST_CASE("a rendering names the likeliest words, and how sure all are together") {
  // √(½ + ⅛) · 15 = 11.9, √¼ · 15 = 7.5
  CHECK(renderings_of(table()) == std::vector<Rendering>{{"土壤", 12, {"soils", "earth"}}, {"湿度", 8, {"moisture"}}});
}

TEST_CASE("only write-ups in the language of a table, of lessons that lack the other, imply anything") {
  std::vector<PairTable> tables{table()};
  const Translations translations(std::move(tables), {});
  lectern::core::Card card;
  card.language = "en";
  card.title = "Moisture";
  const std::vector<std::string> zh{"zh"}, ja{"ja"}, none;
  CHECK(translations.implied_by(card, zh) == std::vector<ImpliedTerm>{{"湿度", 6, false, kInFacts}});
  CHECK(translations.implied_by(card, ja).empty());
  CHECK(translations.implied_by(card, none).empty());
  CHECK(translations.fingerprint("en", zh) != translations.fingerprint("en", none));
  CHECK(translations.fingerprint("en", ja) == Translations().fingerprint("en", zh));
  card.language = "fr";
  CHECK(translations.implied_by(card, zh).empty());
}

TEST_CASE("what several tables say of a term is put together") {
  PairTable other = table();
  other.written = "fr";
  other.written_words = {{"sol", "sol", 1}, {"terr", "terre", 1}, {"x", "x", 1}};
  std::vector<PairTable> tables{table(), other};
  const auto renderings = Translations(std::move(tables), {}).renderings();
  REQUIRE(renderings.size() == 2);
  CHECK(renderings[1].words == std::vector<std::string>{"moisture", "terre"});
}
