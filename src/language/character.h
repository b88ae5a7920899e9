#pragma once

#include <cstdint>
#include <string_view>

namespace lectern::language {

/// What a folded code point is to the cutting of text into terms.
enum class CharacterClass : std::uint8_t {
  Separator,  ///< spaces, punctuation, symbols, controls
  Letter,     ///< letters, and numbers that look like letters, of every script but the ones of Cjk
  Digit,      ///< 0 to 9
  Number,     ///< digits of other scripts and other numbers
  Mark,       ///< combining marks; they go with the letter before them
  Cjk,        ///< Han, kana, hangul: cut into pairs
};

/// Everything that analysis asks about a code point, from Unicode's properties.
struct CharacterTraits {
  CharacterClass character_class = CharacterClass::Separator;
  /// Folds together with what stands before it: marks, what cannot be seen, the second half of a composed kana or
  /// hangul character. A text may be cut before any code point that does not continue.
  bool continues = false;
  /// Folds to itself, when nothing that continues follows.
  bool plain = true;
};

/// Constant time; fast for the Basic Multilingual Plane. Any thread.
CharacterTraits character_traits(char32_t code_point);

/// The one form of code points that are written for each other: the simplified of traditional Han characters, one
/// apostrophe, hyphen and slash; anything else as it is. A form has no other form.
char32_t unified(char32_t code_point);

/// What stands in place of a code point before it is normalised: the number of a circle that Unicode does not take for
/// one (❷), a space for the signs of a trade mark, which belong to no word; any other code point as it is.
char32_t replaced(char32_t code_point);

/// Numbers that stand apart from what is before them (½: 2½ is not 21/2), or from what is behind them as well (①).
enum class Apart : std::uint8_t { No, Before, Both };
Apart stands_apart(char32_t code_point);

/// The letters a to z that people type for a letter of the Latin script that does not decompose: ae for æ. Empty for
/// any other code point.
std::string_view typed_letters(char32_t code_point);

/// Letters of the Latin script, composed or not.
bool is_latin(char32_t code_point);

/// Characters of the Han script, signs of repetition and numerals among them.
bool is_han(char32_t code_point);

}  // namespace lectern::language
