#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "translation/aligned_lesson.h"

namespace lectern::translation {

/// The pairs of many lessons, with the words of each language numbered by term: flat arrays, made to be read through
/// again and again.
struct ParallelText {
  struct Side {
    std::vector<Word> words;             ///< by term; `count` over all lessons that have the surface for their own
    std::vector<std::uint32_t> numbers;  ///< of the words of all pairs, pair by pair; ascending within one
    std::vector<std::size_t> begins;     ///< of each pair, and the end of the last

    std::span<const std::uint32_t> of(std::size_t pair) const {
      return {numbers.data() + begins[pair], begins[pair + 1] - begins[pair]};
    }
  };

  std::array<Side, 2> sides;
  std::size_t size() const { return sides[0].begins.size() - 1; }
};

/// In the order of `lessons`.
ParallelText join(std::span<const AlignedLesson* const> lessons);

}  // namespace lectern::translation
