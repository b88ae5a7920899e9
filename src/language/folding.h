#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "language/character.h"

namespace lectern::language {

/// One code point of a folded text and the bytes of the text as written that it came from. Code points that came from
/// one stretch (`½` gives ` 1/2`) share its bytes.
struct FoldedCharacter {
  char32_t code_point = 0;
  CharacterClass character_class = CharacterClass::Separator;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// What `fold` of analysis.h gives, one code point at a time. Offsets never decrease.
std::vector<FoldedCharacter> fold_characters(std::string_view text);

}  // namespace lectern::language
