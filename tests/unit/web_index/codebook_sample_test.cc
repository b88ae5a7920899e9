#include "web_index/codebook_sample.h"

#include <catch2/catch.hpp>
#include <numeric>
#include <set>

#include "support/small_index.h"
#include "web_index/passage_text.h"

using namespace lectern;
using namespace lectern::web_index;

namespace {

/// So many bytes of words.
std::string words(std::size_t bytes, char letter) {
  std::string text;
  while (text.size() < bytes) text += std::string(3, letter) + ' ';
  return text;
}

/// Lessons of about `bytes` each.
std::vector<core::Card> lessons(int count, std::size_t bytes) {
  std::vector<core::Card> cards;
  for (int i = 0; i < count; ++i) {
    const std::string name = std::to_string(i);
    cards.push_back(small_card("c/" + name, "en", "Lesson " + name, words(bytes, static_cast<char>('b' + i % 24))));
  }
  return cards;
}

/// The sample of all of them, as a set: which texts are in it.
std::set<std::string> sample_of(const std::vector<core::Card>& cards) {
  const TemporaryFolder folder;
  const index::Index index = small_index(folder.path() / "database", cards);
  const std::vector<std::string> texts = sample_texts(index, number_documents(index).value(), 0).value();
  return {texts.begin(), texts.end()};
}

std::string text_of(const core::Card& card) {
  return passage_texts(card, index::passages_of(card)).at(0);
}

std::size_t bytes_of(const std::set<std::string>& texts) {
  return std::accumulate(texts.begin(), texts.end(), std::size_t{0},
                         [](std::size_t sum, const std::string& text) { return sum + text.size(); });
}

}  // namespace

TEST_CASE("a small archive is its own sample, passage by passage") {
  const std::vector<core::Card> cards = lessons(20, 100);
  std::set<std::string> texts;
  for (const core::Card& card : cards) texts.insert(text_of(card));
  CHECK(sample_of(cards) == texts);
}

TEST_CASE("the sample of a large archive is a part of it, of about 256 KiB") {
  const std::vector<core::Card> cards = lessons(500, 4000);
  const std::size_t bytes = bytes_of(sample_of(cards));
  CHECK(bytes < 2 * kSampleBytes);
  CHECK(bytes > kSampleBytes / 4);
}

TEST_CASE("documents of other languages are in no sample") {
  const TemporaryFolder folder;
  std::vector<core::Card> cards = lessons(3, 100);
  cards[1].language = "zh";
  const index::Index index = small_index(folder.path() / "database", cards);
  const Numbering numbering = number_documents(index).value();
  CHECK(sample_texts(index, numbering, 0).value() == std::vector<std::string>{text_of(cards[0]), text_of(cards[2])});
  CHECK(sample_texts(index, numbering, 1).value() == std::vector<std::string>{text_of(cards[1])});
}

TEST_CASE("edits of lessons that are not in the sample leave it as it is") {
  std::vector<core::Card> cards = lessons(200, 4000);
  const std::set<std::string> before = sample_of(cards);
  std::size_t edited = 0;
  for (core::Card& card : cards) {
    if (before.contains(text_of(card))) continue;
    card.title += "!";
    card.sections[0].text[0] = '!';
    ++edited;
  }
  CHECK(edited > 100);
  CHECK(sample_of(cards) == before);
}

TEST_CASE("a sample is never empty where there is text") {
  for (int count = 1; count < 6; ++count) CHECK_FALSE(sample_of(lessons(count, 2'000'000)).empty());
}
