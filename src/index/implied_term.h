#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "index/passages.h"

namespace lectern::index {

/// A term that a write-up does not have but stands for: the word of another language, the counterpart in a glossary,
/// the pinyin of a name. Never one that it has.
struct ImpliedTerm {
  std::string term;        ///< a text term, or one with a field's prefix, by which the field alone can be asked for
  std::uint8_t level = 0;  ///< 0 to 7: counts as often as a term that occurs 2^(level - 3) times
  bool strong = false;     ///< enough for the write-up to match it, not only to score by it
  Places place = 0;        ///< where it is implied first, one bit; 0 with a field's prefix

  friend bool operator==(const ImpliedTerm&, const ImpliedTerm&) = default;
};

/// What leads from an implied term to write-ups, the same for all of them. A pinyin has none.
struct Rendering {
  std::string term;                ///< without prefix
  std::uint8_t confidence = 0;     ///< 1 to 15: what share, in 15ths, of its weight the term keeps
  std::vector<std::string> words;  ///< up to 3, as people write them, the surest first; not empty

  friend bool operator==(const Rendering&, const Rendering&) = default;
};

}  // namespace lectern::index
