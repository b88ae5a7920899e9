#include "index/passages.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

using namespace lectern::index;
using lectern::core::Card;
using lectern::core::CardSection;

namespace {

Card card_of(std::vector<CardSection> sections) {
  Card card;
  card.sections = std::move(sections);
  return card;
}

/// Passages as `title:bytes,title:bytes | …`, with `~` before one that continues.
std::string dump(const Card& card) {
  std::string out;
  for (const Passage& passage : passages_of(card)) {
    if (!out.empty()) out += " | ";
    if (passage.continues) out += '~';
    for (const CardSection& section : passage.sections)
      out += section.title + ':' + std::to_string(section.text.size()) + ' ';
    if (out.ends_with(' ')) out.pop_back();
  }
  return out;
}

std::string text(std::size_t bytes) {
  return std::string(bytes, 'x');
}

}  // namespace

TEST_CASE("short sections share a passage, and a section that fits is kept whole") {
  CHECK(dump(card_of({})) == "");
  CHECK(passages_of(card_of({})).size() == 1);
  CHECK(dump(card_of({{"A", "a", text(400)}, {"B", "b", text(400)}})) == "A:400 B:400");
  CHECK(dump(card_of({{"A", "a", text(800)}, {"B", "b", text(800)}})) == "A:800 | B:800");
  CHECK(dump(card_of({{"A", "a", text(1300)}, {"B", "b", text(400)}, {"C", "c", text(400)}})) ==
        "A:1300 | B:400 C:400");
}

TEST_CASE("a long section is cut between lines, and repeats its title") {
  CHECK(dump(card_of({{"A", "a", text(800) + '\n' + text(800) + '\n' + text(100)}, {"B", "b", text(100)}})) ==
        "A:800 | ~A:901 B:100");
  CHECK(dump(card_of({{"A", "a", text(5000)}})) == "A:5000");
  CHECK(dump(card_of({{"A", "a", text(5000) + '\n' + text(10)}})) == "A:5000 | ~A:10");
  CHECK(dump(card_of({{"A", "a", text(800)}, {"B", "b", text(900) + '\n' + text(900)}})) == "A:800 | B:900 | ~B:900");
  CHECK(dump(card_of({{text(2000), "a", ""}, {"B", "b", ""}})) == text(2000) + ":0 | B:0");
}

TEST_CASE("a long write-up has longer passages, not more than a set of them can hold") {
  std::vector<CardSection> sections;
  for (int i = 0; i < 200; ++i) sections.push_back({"S", "s", text(1000)});
  const auto passages = passages_of(card_of(sections));
  CHECK(passages.size() <= kMaxPassages);
  CHECK(passages.size() > kMaxPassages / 4);
}

TEST_CASE("every title and line is in one passage, in order") {
  std::mt19937 random(7);
  const auto below = [&](unsigned n) { return random() % n; };
  for (int round = 0; round < 300; ++round) {
    std::vector<CardSection> sections;
    std::string lines;
    for (unsigned i = below(12); i > 0; --i) {
      CardSection section{text(below(60)), std::to_string(i), ""};
      lines += section.title + '#' + section.anchor + '\n';
      for (unsigned j = below(6); j > 0; --j) {
        const std::string line = text(1 + below(700));
        section.text += (section.text.empty() ? "" : "\n") + line;
        lines += line + '\n';
      }
      sections.push_back(section);
    }
    std::string found;
    for (const Passage& passage : passages_of(card_of(sections))) {
      for (const CardSection& section : passage.sections) {
        const bool cut = passage.continues && &section == &passage.sections.front();
        if (!cut) found += section.title + '#' + section.anchor + '\n';
        if (!section.text.empty()) found += section.text + '\n';
      }
    }
    REQUIRE(found == lines);
  }
}
