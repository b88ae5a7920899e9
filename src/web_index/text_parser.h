#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "web_index/string_tree.h"
#include "web_index/symbol_table.h"

namespace lectern::web_index {

/// That characters of a text stand earlier in it, too.
struct Repeat {
  std::uint32_t length = 0;    ///< 0, or SymbolTable::kMinCopy to kMaxCopy characters
  std::uint32_t distance = 0;  ///< how many characters back; at least `length`, at most kMaxCopyDistance
};

inline constexpr std::uint32_t kMaxCopyDistance = 1 << 16;

/// How many bits tell the distance of a copy after `written` characters.
unsigned distance_bits(std::size_t written);

/// For each place of `text` a long repeat that begins there.
std::vector<Repeat> find_repeats(std::u16string_view text);

/// One symbol of a parsed text.
struct Step {
  std::uint32_t symbol = 0;
  std::uint32_t length = 0;    ///< in characters
  std::uint32_t distance = 0;  ///< of a copy
};

/// Cuts texts into the symbols of a codebook so that their codes are shortest in all. May be used from several threads.
class TextParser {
 public:
  /// `prices` has one for each symbol, in fractions of a bit, 0 for a symbol that must not be used; one bit costs
  /// `bit`. The escape must have a price.
  TextParser(const SymbolTable& symbols, std::vector<std::uint32_t> prices, std::uint32_t bit);

  /// `repeats` are those of `text`.
  std::vector<Step> parse(std::u16string_view text, const std::vector<Repeat>& repeats) const;

  /// What `text` costs, which is a string of the codebook, if it were none, nor had a repeat.
  std::uint64_t price_without(std::u16string_view text) const;

 private:
  /// The best way from a place of the text to its end.
  struct Choice {
    std::uint64_t price = 0;
    std::uint32_t symbol = 0;
    std::uint32_t length = 0;
  };

  std::vector<Choice> choose(std::u16string_view text, const std::vector<Repeat>& repeats, std::size_t longest) const;
  /// `numbers` are those of the rest of the text's characters.
  void try_symbols(std::span<const std::uint32_t> numbers, const Choice* choices, Choice& best) const;
  void try_copies(const Repeat& repeat, std::size_t written, const Choice* choices, Choice& best) const;

  StringTree tree_;
  std::vector<std::uint32_t> prices_;  ///< of the escape and of copies
  std::uint32_t bit_;
};

}  // namespace lectern::web_index
