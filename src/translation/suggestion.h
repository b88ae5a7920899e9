#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "translation/pair_table.h"

namespace lectern::translation {

/// A learned pair as people write it: the word that is asked for, and the word that stands for it.
struct Suggestion {
  std::string asked, written;  ///< folded
  float probability = 0;       ///< of the pair, to 1
  std::uint32_t count = 0;     ///< how often the asked word stands in what was learned from
  bool sure = false;           ///< good enough to be kept as it is; others want a look

  friend bool operator==(const Suggestion&, const Suggestion&) = default;
};

/// The strong pairs of a table, one for each asked word: the likeliest first, then by asked word. Bigrams that overlap
/// are one word. Sure are those that are likely, seen several times, and have no other rendering beside them.
std::vector<Suggestion> suggestions_of(const PairTable& table);

}  // namespace lectern::translation
