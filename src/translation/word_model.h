#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "translation/parallel_text.h"

namespace lectern::translation {

/// How likely each word of one side is to be rendered by each of the other: rows in the order of the words.
struct WordModel {
  std::vector<std::size_t> begins;      ///< of each row, and the end of the last
  std::vector<std::uint32_t> rendered;  ///< words of the other side, ascending within a row
  std::vector<float> probabilities;     ///< of each of these; of a row, 1 in all at most
};

/// IBM's Model 1, from each word of side `from` to those of the other: what `text` makes likely when nothing is known
/// but which words stand in the same pair, and that words without a counterpart come from nothing. Probabilities are
/// rounded after each step, so that a pair more or less changes few that are not of its words. Depends on `text` alone.
WordModel learn(const ParallelText& text, std::size_t from);

}  // namespace lectern::translation
