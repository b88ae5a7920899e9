#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace lectern::web_index {

/// Finds which of many strings a text begins with, one character after the other. A double array: the place that
/// follows another lies as far from the other's base as its character's number says, and knows where it comes from.
class StringTree {
 public:
  struct Entry {
    std::u16string_view string;  ///< not empty
    std::uint32_t symbol = 0;
    std::uint32_t price = 0;
  };
  /// What no string costs.
  static constexpr std::uint32_t kNoPrice = UINT32_MAX;
  /// Where no string goes on. As a start, it is before the first character.
  static constexpr std::uint32_t kRoot = 0;

  static constexpr std::uint32_t kNoParent = UINT32_MAX;

  struct Place {
    std::uint32_t parent = kNoParent;
    std::uint32_t base = 0;
    std::uint32_t symbol = 0;  ///< of the string that ends here
    std::uint32_t price = kNoPrice;
  };

  /// Of equal strings the last counts.
  explicit StringTree(std::vector<Entry> entries);

  /// What the tree calls a character. A text is walked from each of its places, so it is worth translating once.
  std::uint32_t number_of(char16_t character) const { return numbers_[character]; }
  /// The place after `place` and the character with this number.
  std::uint32_t next(std::uint32_t place, std::uint32_t number) const {
    const std::uint32_t next = places_[place].base + number;
    return places_[next].parent == place ? next : kRoot;
  }
  const Place& at(std::uint32_t place) const { return places_[place]; }

 private:
  using Iterator = std::vector<Entry>::const_iterator;

  void number_characters(const std::vector<Entry>& entries);
  void add_followers(std::uint32_t place, std::size_t depth, Iterator begin, Iterator end);
  std::uint32_t find_base(const std::vector<std::uint32_t>& numbers);

  std::vector<std::uint32_t> numbers_;  ///< by character, from 1; 0 for those of no string
  std::uint32_t character_count_ = 0;
  std::vector<Place> places_;
  std::uint32_t first_base_ = 0;  ///< from where free places are looked for
};

}  // namespace lectern::web_index
