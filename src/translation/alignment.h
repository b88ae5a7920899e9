#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace lectern::translation {

/// What alignment looks at of a sentence.
struct Segment {
  std::size_t characters = 0;
  /// Numbers and words of Latin letters, which stay as they are in any language, as numbers that both texts share:
  /// even ones for words, odd ones for numbers. Ascending, each once.
  std::vector<std::uint32_t> marks;
};

/// Neighbouring sentences of one text, and of another, that say the same: `first.first` up to `first.second`, which is
/// not included. None is empty.
struct Bead {
  std::pair<std::size_t, std::size_t> first, second;

  friend bool operator==(const Bead&, const Bead&) = default;
};

/// Aligns two texts that translate each other, as Gale and Church do: by how long sentences are, one to one for the
/// most part, with what they share in numbers and Latin words for a help. Ascending; sentences without a counterpart
/// are in no bead. Time and memory grow with the length of the first text, as all is looked for near the diagonal;
/// texts that have no alignment there, or more than kMaxSegments sentences, give nothing.
std::vector<Bead> align(std::span<const Segment> first, std::span<const Segment> second);

inline constexpr std::size_t kMaxSegments = 20'000;

}  // namespace lectern::translation
