#include "index/stop_words.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/utf8.h"

namespace lectern::index {
namespace {

constexpr std::array<std::string_view, 53> kStopWords = {
    "about",  "and",  "are",   "as",      "at",    "be",   "been", "being", "by",     "could", "did",
    "do",     "does", "for",   "from",    "had",   "has",  "have", "how",   "how's",  "if",    "in",
    "into",   "is",   "its",   "my",      "of",    "on",   "or",   "our",   "should", "that",  "the",
    "their",  "them", "there", "these",   "they",  "this", "to",   "was",   "we",     "were",  "what",
    "what's", "when", "where", "where's", "which", "why",  "with", "would", "your"};
constexpr std::array<std::string_view, 4> kOnlyBehindOthers = {"a", "an", "i", "you"};

/// In simplified characters; of two that begin alike the longer first.
constexpr std::array<std::u32string_view, 25> kQuestionWords = {
    U"什么时候", U"什么地方", U"什么样", U"什么",   U"甚么", U"为什么", U"为甚么", U"为何", U"何时",
    U"何地",     U"如何",     U"怎么样", U"怎么办", U"怎么", U"怎样",   U"请问",   U"多少", U"哪些",
    U"哪个",     U"哪里",     U"哪儿",   U"哪种",   U"谁",   U"吗",     U"呢"};
/// What makes a question of what stands before it alone.
constexpr std::u32string_view kParticles = U"吗呢";

constexpr std::u32string_view kTraditional = U"麼時樣為辦請問個裡裏兒種誰嗎";
constexpr std::u32string_view kSimplified = U"么时样为办请问个里里儿种谁吗";
static_assert(kTraditional.size() == kSimplified.size());

constexpr std::string_view kWideSpace = "\u3000";

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

char32_t simplified(char32_t c) {
  const std::size_t at = kTraditional.find(c);
  return at == std::u32string_view::npos ? c : kSimplified[at];
}

bool is_ideograph(char32_t c) {
  return c >= 0x3400 && c <= 0x9FFF;
}

/// How many characters of a question word begin `text`; 0 for none.
std::size_t core_length(std::u32string_view text) {
  for (const std::u32string_view word : kQuestionWords) {
    if (!text.starts_with(word)) continue;
    const bool is_inside = text.size() > word.size() && is_ideograph(text[word.size()]);
    if (kParticles.find(word.front()) == std::u32string_view::npos || !is_inside) return word.size();
  }
  return 0;
}

/// The same with 是 or 有 on its sides, as in 是什么 and 谁是.
std::size_t question_word_length(std::u32string_view text) {
  const std::size_t before = text.starts_with(U"是") || text.starts_with(U"有") ? 1 : 0;
  std::size_t length = core_length(text.substr(before));
  if (length == 0) return 0;
  if (kParticles.find(text[before]) != std::u32string_view::npos) return before == 0 ? length : 0;
  length += before;
  return text.substr(length).starts_with(U"是") ? length + 1 : length;
}

/// Its code points, those of question words simplified.
std::u32string decoded(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) out += simplified(core::next_code_point(text, at));
  return out;
}

}  // namespace

bool is_stop_word(std::string_view word, bool after_stop_word) {
  return is_one_of(kStopWords, word) || (after_stop_word && is_one_of(kOnlyBehindOthers, word));
}

bool joins_words(char32_t character) {
  constexpr std::u32string_view kJoining = U"的和与與及或之在是了从從把被将將而等";
  return kJoining.find(character) != std::u32string_view::npos;
}

std::string blank_question_words(std::string_view text) {
  const std::u32string characters = decoded(text);
  std::string out;
  std::size_t at = 0;
  for (std::size_t i = 0; i < characters.size();) {
    const std::size_t length = question_word_length(std::u32string_view(characters).substr(i));
    for (std::size_t k = 0; k < length; ++k) out += kWideSpace;
    at += length * kWideSpace.size();
    i += length;
    if (length > 0) continue;
    const std::size_t begin = at;
    core::next_code_point(text, at);
    out += text.substr(begin, at - begin);
    ++i;
  }
  return out;
}

}  // namespace lectern::index
