#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace lectern::index {

/// What may be meant by a word that the archive does not have, and which of it most likely. Pure; the browser's
/// `src/client/spelling.js` has the same rules.

/// Whether a folded word may be offered in place of another, and another in place of it: letters with their marks and
/// apostrophes alone, kMinSpelling to kMaxSpelling of them. Numbers and codes are not misspelt but others.
bool is_spelling(std::string_view word);
inline constexpr std::size_t kMinSpelling = 3, kMaxSpelling = 32;

/// Whether a term is two neighbouring characters of a Han, kana or hangul run.
bool is_pair(std::string_view term);

/// How common something is that so many write-ups have: 0 for none, one more each time their number doubles.
unsigned commonness(std::uint32_t write_ups);

/// So many edits are forgiven in a word of so many characters.
constexpr std::size_t forgiven_edits(std::size_t length) {
  return length < kMinSpelling ? 0 : length < 7 ? 1 : 2;
}

/// How many characters have to be put in, left out, replaced, or swapped with their neighbour, to make one text of the
/// other, where none is touched twice (optimal string alignment). At most `most` + 1: more is not told apart.
std::size_t edits_between(std::u32string_view a, std::u32string_view b, std::size_t most);

/// How likely a word is meant by what was typed; greater is likelier. Fewer edits come first. Then a letter that was
/// left out and two that were swapped count as much as four doublings of the number of write-ups: few words can become
/// what was typed in that way, and many by a letter that is wrong or too much.
struct Likelihood {
  std::size_t edits = 0;
  unsigned weight = 0;

  friend std::strong_ordering operator<=>(const Likelihood& a, const Likelihood& b) {
    if (a.edits != b.edits) return b.edits <=> a.edits;
    return a.weight <=> b.weight;
  }
  friend bool operator==(const Likelihood&, const Likelihood&) = default;
};
Likelihood likelihood(std::u32string_view typed, std::u32string_view word, std::size_t edits, unsigned commonness);

/// A word is looked for among those that begin or end with the same two characters, so that a browser need not load
/// the others.
bool share_an_end(std::u32string_view a, std::u32string_view b);

/// How likely a character is meant in a run: by the commonness of the rarer of the pairs that it makes with its
/// neighbours, `neighbours` of them; more when two bear it out, and most when it sounds like what was typed.
unsigned run_weight(unsigned rarer, std::size_t neighbours, bool sounds_alike);

/// So many of the likeliest runs are looked up; the first that the archive has is offered.
inline constexpr std::size_t kTriedRuns = 8;
/// So many words of a query are corrected at most, and runs of so many characters.
inline constexpr std::size_t kMaxCorrections = 4, kMaxRun = 32;

}  // namespace lectern::index
