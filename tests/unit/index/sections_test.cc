#include "index/sections.h"

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "index/passages.h"

using namespace lectern::index;
using Anchors = std::vector<std::string>;

namespace {

lectern::core::Card card_of(std::vector<lectern::core::CardSection> sections) {
  lectern::core::Card card;
  card.sections = std::move(sections);
  return card;
}

Anchors best(std::vector<lectern::core::CardSection> sections, const TermWeights& weights) {
  Anchors out;
  for (const auto& section : best_sections(best_passage(card_of(std::move(sections)), weights), weights))
    out.push_back(section.anchor);
  return out;
}

/// So long that no other section fits beside it.
std::string filler() {
  std::string out;
  while (out.size() < kPassageBytes - 20) out += "filler ";
  return out;
}

}  // namespace

TEST_CASE("sections come by the weight of the terms that they have") {
  const auto found = best({{"", "0", "nothing"}, {"One", "1", "cat"}, {"Two", "2", "cat and dog"}, {"3", "3", "dog"}},
                          {{"cat", {1.0}}, {"dog", {2.0}}});
  CHECK(found == Anchors{"2", "3", "1"});
}

TEST_CASE("a term counts twice in a heading, and once however often it stands there") {
  CHECK(best({{"", "0", "cat cat cat cat"}, {"Cats", "1", ""}, {"Cats", "2", "cat"}}, {{"cat", {1.0}}}) ==
        Anchors{"1", "2", "0"});
}

TEST_CASE("of equal sections the earlier comes first, and there are three at most") {
  CHECK(best({{"", "0", "cat"}, {"", "1", "cat"}, {"", "2", "cat"}, {"", "3", "cat"}}, {{"cat", {0.5}}}) ==
        Anchors{"0", "1", "2"});
}

TEST_CASE("sections without any of the terms are left out") {
  CHECK(best({{"A", "a", "dog"}}, {{"cat", {1.0}}}).empty());
  CHECK(best({{"A", "a", "dog"}}, {}).empty());
  CHECK(best({}, {{"cat", {1.0}}}).empty());
}

TEST_CASE("single characters and bigrams are found in sections") {
  CHECK(best({{"", "0", "防疫"}, {"虚拟机", "1", ""}}, {{"疫", {1.0}}}) == Anchors{"0"});
  CHECK(best({{"", "0", "防疫"}, {"虚拟机", "1", ""}}, {{"虚拟", {1.0}}, {"拟机", {1.0}}}) == Anchors{"1"});
}

TEST_CASE("only sections of the passage whose terms weigh most are named") {
  CHECK(best({{"", "0", "cat " + filler()}, {"", "1", "dog " + filler()}}, {{"cat", {1.0}}, {"dog", {2.0}}}) ==
        Anchors{"1"});
  CHECK(best({{"", "0", "cat " + filler()}, {"", "1", "cat " + filler()}}, {{"cat", {1.0}}}) == Anchors{"0"});
}

TEST_CASE("of common terms only the first passage counts") {
  const std::vector<lectern::core::CardSection> sections = {
      {"", "0", "the cat " + filler()}, {"", "1", "the " + filler()}, {"", "2", "the cat dog " + filler()}};
  CHECK(best(sections, {{"the", {1.0, true}}, {"cat", {0.5}}, {"dog", {0.25}}}) == Anchors{"0"});
  CHECK(best(sections, {{"the", {1.0}}, {"cat", {0.5}}, {"dog", {0.25}}}) == Anchors{"2"});
}

TEST_CASE("of a section that was cut the lines of the passage are given") {
  const TermWeights cat{{"cat", {1.0}}};
  const auto found =
      best_sections(best_passage(card_of({{"Long", "l", filler() + "\n" + filler() + "\ncat"}}), cat), cat);
  REQUIRE(found.size() == 1);
  CHECK(found[0] == lectern::core::CardSection{"Long", "l", filler() + "\ncat"});
}
