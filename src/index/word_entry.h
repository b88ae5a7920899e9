#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lectern::index {

/// What the database tells under kWordKeyPrefix and a word: in how many write-ups it stands, so that it goes with the
/// last of them, and its stem.
struct WordEntry {
  std::uint32_t count = 0;
  std::string stem;

  friend bool operator==(const WordEntry&, const WordEntry&) = default;
};

/// The number, a space, the stem.
std::string encode_word(const WordEntry& entry);
/// Nothing for anything else, or when the number is 0.
std::optional<WordEntry> decode_word(std::string_view bytes);

}  // namespace lectern::index
