#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/language.h"
#include "core/result.h"
#include "translation/aligned_lesson.h"
#include "translation/parallel_text.h"

namespace lectern::translation {

/// What somebody who asks in one language may find written in another.
struct PairTable {
  struct Entry {
    std::uint32_t written = 0;    ///< a word of `written_words`
    std::uint8_t likelihood = 0;  ///< see `probability_of`
    bool strong = false;          ///< so sure that a write-up with the one may be taken for one with the other

    friend bool operator==(const Entry&, const Entry&) = default;
  };

  core::LanguageTag asked, written;
  std::vector<Word> asked_words, written_words;  ///< by term
  std::vector<std::size_t> begins;               ///< of each asked word's entries, and the end of the last
  std::vector<Entry> entries;                    ///< of a word: the likeliest first, then by term
  std::vector<bool> told = {};  ///< of each asked word: known from a dictionary alone; empty where none was joined

  std::span<const Entry> of(std::size_t asked_word) const {
    return {entries.data() + begins[asked_word], begins[asked_word + 1] - begins[asked_word]};
  }
  /// How likely the renderings of a word are, together; at most 1.
  float mass_of(std::size_t asked_word) const;

  friend bool operator==(const PairTable&, const PairTable&) = default;
};

/// Of a rendering: the geometric mean of what the two directions give it. Eight values from a power of two to the next.
float probability_of(std::uint8_t likelihood);
/// The nearest to a probability from 0 to 1.
std::uint8_t likelihood_of(float probability);

/// Learns both directions between the two languages of `text`: first asked in the first. Depends on `text` alone.
/// Single characters are asked for alone, where nothing tells what they stand for: they have no entries. Fails only
/// when the process is asked to end.
core::Result<std::array<PairTable, 2>> learn_pairs(const ParallelText& text,
                                                   const std::array<core::LanguageTag, 2>& languages);

/// As bytes, and back; nothing when they are damaged.
std::string encode(const PairTable& table);
std::optional<PairTable> decode_table(std::string_view bytes);

inline constexpr std::size_t kMaxRenderings = 30;  ///< of a word
inline constexpr float kMinProbability = 0.002F;   ///< of a rendering that is kept

}  // namespace lectern::translation
