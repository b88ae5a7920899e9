#include "index/sections.h"

#include <catch2/catch.hpp>

using namespace lectern::index;
using Sections = std::vector<std::size_t>;

namespace {

lectern::core::Card card_of(std::vector<lectern::core::CardSection> sections) {
  lectern::core::Card card;
  card.sections = std::move(sections);
  return card;
}

}  // namespace

TEST_CASE("sections come by the weight of the terms that they have") {
  const auto card = card_of({{"", "", "nothing"}, {"One", "1", "cat"}, {"Two", "2", "cat and dog"}, {"3", "3", "dog"}});
  CHECK(best_sections(card, {{"cat", 1.0}, {"dog", 2.0}}) == Sections{2, 3, 1});
}

TEST_CASE("a term counts twice in a heading, and once however often it stands there") {
  const auto card = card_of({{"", "", "cat cat cat cat"}, {"Cats", "1", ""}, {"Cats", "2", "cat"}});
  CHECK(best_sections(card, {{"cat", 1.0}}) == Sections{1, 2, 0});
}

TEST_CASE("of equal sections the earlier comes first, and there are three at most") {
  const auto card = card_of({{"", "", "cat"}, {"", "", "cat"}, {"", "", "cat"}, {"", "", "cat"}});
  CHECK(best_sections(card, {{"cat", 0.5}}) == Sections{0, 1, 2});
}

TEST_CASE("sections without any of the terms are left out") {
  CHECK(best_sections(card_of({{"A", "a", "dog"}}), {{"cat", 1.0}}).empty());
  CHECK(best_sections(card_of({{"A", "a", "dog"}}), {}).empty());
  CHECK(best_sections(card_of({}), {{"cat", 1.0}}).empty());
}

TEST_CASE("single characters and bigrams are found in sections") {
  const auto card = card_of({{"", "", "防疫"}, {"虚拟机", "1", ""}});
  CHECK(best_sections(card, {{"疫", 1.0}}) == Sections{0});
  CHECK(best_sections(card, {{"虚拟", 1.0}, {"拟机", 1.0}}) == Sections{1});
}
