#include "index/spelling.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>
#include <vector>

#include "core/utf8.h"
#include "language/character.h"

namespace lectern::index {
namespace {

using language::character_traits;
using language::CharacterClass;

constexpr unsigned kSlipWeight = 4;
constexpr unsigned kBothNeighboursWeight = 4, kSoundWeight = 6;

bool is_part_of_word(char32_t c) {
  const CharacterClass kind = character_traits(c).character_class;
  return kind == CharacterClass::Letter || kind == CharacterClass::Mark || c == U'\'';
}

std::u32string sorted(std::u32string_view text) {
  std::u32string out(text);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

bool is_spelling(std::string_view word) {
  std::size_t length = 0;
  for (std::size_t at = 0; at < word.size(); ++length) {
    if (!is_part_of_word(core::next_code_point(word, at))) return false;
  }
  return length >= kMinSpelling && length <= kMaxSpelling;
}

bool is_pair(std::string_view term) {
  std::size_t length = 0;
  for (std::size_t at = 0; at < term.size(); ++length) {
    if (length == 2 || character_traits(core::next_code_point(term, at)).character_class != CharacterClass::Cjk) {
      return false;
    }
  }
  return length == 2;
}

unsigned commonness(std::uint32_t write_ups) {
  return static_cast<unsigned>(std::bit_width(write_ups));
}

std::size_t edits_between(std::u32string_view a, std::u32string_view b, std::size_t most) {
  const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (difference > most) return most + 1;
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::swap(before, last);
    std::swap(last, row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return std::min(row.back(), most + 1);
}

Likelihood likelihood(std::u32string_view typed, std::u32string_view word, std::size_t edits, unsigned commonness) {
  const bool left_out = word.size() > typed.size();
  const bool slip = left_out || (word.size() == typed.size() && sorted(word) == sorted(typed));
  return {edits, commonness + (slip ? kSlipWeight : 0)};
}

bool share_an_end(std::u32string_view a, std::u32string_view b) {
  return a.substr(0, 2) == b.substr(0, 2) || a.substr(a.size() - 2) == b.substr(b.size() - 2);
}

unsigned run_weight(unsigned rarer, std::size_t neighbours, bool sounds_alike) {
  return rarer + (neighbours > 1 ? kBothNeighboursWeight : 0) + (sounds_alike ? kSoundWeight : 0);
}

}  // namespace lectern::index
