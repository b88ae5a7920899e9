#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "web_index/prefix_code.h"

namespace lectern::web_index {

/// How the texts of one language are packed: symbols, and how many bits the code of each has. A symbol is an escape, a
/// copy, a character, or a string of characters, and is told by its number, in this order. Characters are UTF-16 code
/// units, as in the browser. symbol_trainer.h makes one; a Codebook packs by it.
struct SymbolTable {
  /// Before the bits of a character that has no symbol.
  static constexpr std::uint32_t kEscape = 0;
  static constexpr unsigned kEscapedBits = 16;
  /// The symbol of the shortest copy; those after it copy one character more each.
  static constexpr std::uint32_t kFirstCopy = 1;
  static constexpr std::size_t kMinCopy = 3;
  static constexpr std::size_t kMaxCopy = 32;
  static constexpr std::uint32_t kFirstCharacter = kFirstCopy + kMaxCopy - kMinCopy + 1;
  static constexpr std::size_t kMaxStrings = 0x7FFF;
  /// What the trainer makes; a reader takes up to twice as much.
  static constexpr std::size_t kMaxStringLength = 15;

  std::u16string characters;            ///< ascending; all that stand in strings, too
  std::vector<std::u16string> strings;  ///< ascending, each of 2 to kMaxStringLength characters
  std::vector<std::uint8_t> lengths;    ///< of each symbol's code, in bits; 0 when it has none

  /// Knows no character: every text can be packed, and gets longer.
  SymbolTable();

  std::uint32_t first_string() const { return kFirstCharacter + static_cast<std::uint32_t>(characters.size()); }
  std::size_t symbol_count() const { return first_string() + strings.size(); }

  friend bool operator==(const SymbolTable&, const SymbolTable&) = default;
};

/// The content of a codebook's file.
std::string encode_symbols(const SymbolTable& symbols);
/// Reads it and checks all of it. `name` is for the message.
core::Result<SymbolTable> decode_symbols(std::string_view content, std::string_view name);

}  // namespace lectern::web_index
