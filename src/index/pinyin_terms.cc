#include "index/pinyin_terms.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "core/utf8.h"
#include "index/schema.h"
#include "index/stop_words.h"
#include "language/analysis.h"
#include "language/character.h"
#include "language/pinyin.h"

namespace lectern::index {
namespace {

using language::Readings;

/// A name is worth more than a word of a title, and a whole name more than one syllable of it, as it would be written.
constexpr std::uint8_t kNameLevel = 4, kPartLevel = 2, kWordLevel = 2;
/// Of a name whose syllables are typed one by one.
constexpr std::size_t kMostSyllables = 4;
/// Of a word or name with characters that can be read in several ways.
constexpr std::size_t kMostSpellings = 6;
/// Longer stretches are sentences.
constexpr std::size_t kLongestName = 16;

/// What English sentences are full of and syllables or initials may be. Ascending.
constexpr std::array<std::string_view, 44> kEnglishWords = {
    "a",   "am",  "an",  "and", "are", "as",  "at",  "be",  "but", "by",  "can",   "do",  "for", "go", "got",
    "had", "has", "he",  "how", "let", "may", "me",  "men", "my",  "no",  "not",   "now", "of",  "on", "or",
    "our", "own", "she", "so",  "the", "to",  "was", "way", "we",  "who", "women", "yes", "yet", "you"};

bool is_english(const std::string& word) {
  return std::binary_search(kEnglishWords.begin(), kEnglishWords.end(), std::string_view(word));
}

/// The characters of a text, each as its bytes.
std::vector<std::string_view> characters_of(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    core::next_code_point(text, at);
    out.push_back(text.substr(begin, at - begin));
  }
  return out;
}

/// Each unbroken stretch of Han characters.
void for_each_han_run(std::string_view text, const std::function<void(std::string_view run)>& use) {
  std::size_t begin = 0, end = 0;
  for (std::size_t at = 0; at < text.size(); end = at) {
    const bool han = language::is_han(core::next_code_point(text, at));
    if (han) continue;
    if (end > begin) use(text.substr(begin, end - begin));
    begin = at;
  }
  if (end > begin) use(text.substr(begin, end - begin));
}

/// How the characters from `begin` to before `end` can be spelled together.
std::vector<std::string> spellings(const Readings& readings, std::size_t begin, std::size_t end) {
  std::vector<std::string> out = {""};
  for (std::size_t i = begin; i < end; ++i) {
    std::vector<std::string> longer;
    for (const std::string& syllable : readings[i]) {
      for (const std::string& before : out) {
        if (longer.size() < kMostSpellings) longer.push_back(before + syllable);
      }
    }
    out = std::move(longer);
  }
  return out;
}

/// The first letters of all syllables, by the likeliest readings.
std::string initials(const Readings& readings) {
  std::string out;
  for (const std::vector<std::string>& syllables : readings) out += syllables.front().front();
  return out;
}

class Terms {
 public:
  explicit Terms(std::string_view title) : title_(title) {}

  /// Of a guest's name or a stretch of it.
  void add_name(std::string_view name) {
    const Readings readings = language::name_readings(name);
    const std::size_t count = readings.size();
    if (count < 2 || count > kLongestName) return;
    const bool in_title = title_.find(name) != std::string_view::npos;
    const auto add = [&](const std::string& word, std::uint8_t level, bool is_surname) {
      add_field(kGuestPrefix, word, level);
      if (in_title) add_field(kTitlePrefix, word, level);
      add_text(word, level, is_surname);
    };
    add(initials(readings), kPartLevel, false);
    for (std::size_t begin = 0; begin < count; ++begin) {
      for (std::size_t end = begin + 1; end <= count; ++end) {
        const bool whole = end - begin == count;
        if (!whole && count > kMostSyllables) continue;
        const bool is_surname = begin == 0 && end == 1;
        for (const std::string& word : spellings(readings, begin, end)) {
          add(word, whole ? kNameLevel : kPartLevel, is_surname);
        }
      }
    }
  }

  /// Of a stretch of a title without characters that only join words.
  void add_words(std::string_view stretch) {
    const Readings readings = language::word_readings(stretch);
    const std::size_t count = readings.size();
    for (std::size_t begin = 0; begin < count; ++begin) {
      for (const std::size_t length : {2, 3, 4}) {
        const std::size_t end = begin + length;
        if (end > count || (length == 4 && count != 4)) break;
        for (const std::string& word : spellings(readings, begin, end)) add_text(word, kWordLevel, false);
      }
    }
  }

  std::vector<ImpliedTerm> take() && { return std::move(terms_); }

 private:
  /// A surname is not left out for its being an English word, as 何 is too frequent.
  void add_text(const std::string& word, std::uint8_t level, bool is_surname) {
    if (is_surname || !is_english(word)) terms_.push_back({term_of(word), level, true, kInFacts});
  }

  void add_field(const char* prefix, const std::string& word, std::uint8_t level) {
    terms_.push_back({prefix + term_of(word), level, true, 0});
  }

  /// As the analysis has a word of a to z that somebody types.
  static std::string term_of(const std::string& word) { return language::analyze(word).front().term; }

  std::string_view title_;
  std::vector<ImpliedTerm> terms_;
};

void for_each_stretch(std::string_view run, const std::function<void(std::string_view stretch)>& use) {
  std::size_t begin = 0, at = 0;
  for (const std::string_view character : characters_of(run)) {
    std::size_t first = 0;
    if (joins_words(core::next_code_point(character, first))) {
      if (at > begin) use(run.substr(begin, at - begin));
      begin = at + character.size();
    }
    at += character.size();
  }
  if (at > begin) use(run.substr(begin, at - begin));
}

}  // namespace

std::vector<ImpliedTerm> pinyin_terms(const core::Card& card) {
  Terms terms(card.title);
  for (const std::string& guest : card.guests) {
    for_each_han_run(guest, [&](std::string_view name) { terms.add_name(name); });
  }
  for_each_han_run(card.title, [&](std::string_view run) {
    for_each_stretch(run, [&](std::string_view stretch) { terms.add_words(stretch); });
  });
  return std::move(terms).take();
}

}  // namespace lectern::index
