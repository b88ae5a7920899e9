#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/card.h"

namespace lectern::translation {

/// A term of a text, and the word that it stands for most often there.
struct Word {
  std::string term;
  std::string surface;      ///< folded; the term itself for Han, kana and hangul
  std::uint32_t count = 0;  ///< how often it is that; 1 of a term of another script that is its own surface

  friend bool operator==(const Word&, const Word&) = default;
};

/// Whether a term is one Han, kana or hangul character: part of words, and hardly ever one.
bool is_single_character(std::string_view term);

/// What one lesson tells of how two languages correspond: stretches of its two write-ups that say the same, each as the
/// set of its terms.
struct AlignedLesson {
  struct Pair {
    std::array<std::vector<std::uint32_t>, 2> words;  ///< numbers in `words`, ascending, each once; neither is empty

    friend bool operator==(const Pair&, const Pair&) = default;
  };

  std::array<std::vector<Word>, 2> words;  ///< of each language, by term, each once
  std::vector<Pair> pairs;                 ///< in the order of the text

  friend bool operator==(const AlignedLesson&, const AlignedLesson&) = default;
};

/// Aligns the write-ups of one lesson by their structure, and where that differs, by their sentences alone. Terms are
/// those of `index::for_each_placed_term`. Depends on the two cards alone; any thread.
AlignedLesson align_lesson(const core::Card& first, const core::Card& second);

/// As bytes, and back; nothing when they are damaged.
std::string encode(const AlignedLesson& lesson);
std::optional<AlignedLesson> decode_lesson(std::string_view bytes);

/// A stretch of more terms is no sentence, and tells nothing of which of them correspond.
inline constexpr std::size_t kMaxPairTerms = 400;

}  // namespace lectern::translation
