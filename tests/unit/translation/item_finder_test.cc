#include "translation/item_finder.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "index/parts.h"
#include "index/phrase_matcher.h"
#include "language/analysis.h"

using namespace lectern;
using namespace lectern::translation;

namespace {

index::Item item_of(std::string_view text) {
  index::Item out;
  for (const language::Token& token : language::analyze(text)) {
    out.terms.push_back(token.term);
    out.offsets.push_back(token.position);
  }
  return out;
}

core::Card card(std::string title, std::string text, std::vector<std::string> tags = {}) {
  core::Card out;
  out.lesson = "course/01";
  out.language = "en";
  out.title = std::move(title);
  out.sections = {{"", "", std::move(text)}};
  out.tags = std::move(tags);
  return out;
}

/// As `3@2`, an item after the other.
std::string dump(const std::vector<ItemFinder::Standing>& standings) {
  std::string out;
  for (const auto& [frequency, place] : standings) {
    out += (out.empty() ? "" : " ") + std::to_string(frequency) + '@' + std::to_string(place);
  }
  return out;
}

std::string found(const std::vector<std::string>& texts, const core::Card& card) {
  std::vector<index::Item> items;
  for (const std::string& text : texts) items.push_back(item_of(text));
  return dump(ItemFinder(items).standings_in(card, index::terms_of(card)));
}

/// One after the other, each in a reading of its own.
std::vector<ItemFinder::Standing> found_slowly(const std::vector<index::Item>& items, const core::Card& card) {
  std::vector<ItemFinder::Standing> out;
  for (const index::Item& item : items) {
    ItemFinder::Standing& standing = out.emplace_back();
    index::PhraseMatcher matcher(item);
    index::for_each_part(card, [&](const index::Part& part) {
      const unsigned weight = index::part_weight(part.kind);
      if (weight == 0 || !matcher.stands_in(part.text)) return;
      if (standing.place == 0 || part.place < standing.place) standing.place = part.place;
      standing.frequency += weight;
    });
  }
  return out;
}

}  // namespace

TEST_CASE("items are found where their terms stand side by side, in one part") {
  const core::Card write_up =
      card("Soil moisture", "moisture of soil\nsoil. moisture\n土壤湿度，土壤", {"soil moisture"});
  CHECK(found({"soil moisture", "moisture soil", "moisture of soil", "soil", "of", "moisture of water"}, write_up) ==
        "12@1 0@0 1@2 13@1 1@2 0@0");
  CHECK(found({"土壤湿度", "壤湿", "湿度土壤", "土壤", "土"}, write_up) == "1@2 1@2 0@0 2@2 1@2");
  CHECK(found({}, write_up).empty());
  CHECK(found({"soil", "soil moisture"}, card("", "")) == "0@0 0@0");
}

TEST_CASE("a term that an item has twice stands there twice") {
  CHECK(found({"water and water", "water water"}, card("A", "water and soil")) == "0@0 0@0");
  CHECK(found({"water and water"}, card("A", "water and water and water")) == "1@2");
  CHECK(found({"哈哈哈"}, card("A", "哈哈")) == "0@0");
  CHECK(found({"哈哈哈"}, card("A", "哈哈哈哈")) == "1@2");
}

TEST_CASE("one reading finds what a reading for each item finds") {
  const std::vector<std::string> words = {"a", "b", "c", "土", "壤", "土壤", " ", " ", "\n", ", "};
  for (unsigned seed = 0; seed < 300; ++seed) {
    std::mt19937 random(seed);
    const auto text = [&](std::size_t count) {
      std::string out;
      for (std::size_t i = 0; i < count; ++i) out += words[random() % words.size()];
      return out;
    };
    std::vector<index::Item> items;
    for (int i = 0; i < 20; ++i) {
      if (index::Item item = item_of(text(2 + random() % 4)); item.terms.size() > 1) items.push_back(std::move(item));
    }
    const core::Card write_up = card(text(4), text(30), {text(3)});
    CAPTURE(seed, write_up.title, write_up.sections[0].text);
    const auto standings = ItemFinder(items).standings_in(write_up, index::terms_of(write_up));
    CHECK(dump(standings) == dump(found_slowly(items, write_up)));
  }
}
