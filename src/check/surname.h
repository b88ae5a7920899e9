#pragma once

#include <string>
#include <string_view>

namespace lectern::check {

/// Whether one Han character is a common Chinese surname.
bool is_surname(std::string_view character);

/// Whether it is hardly ever anything else: 刘, not 于 or 高.
bool is_surname_alone(std::string_view character);

/// Whether two Han characters are: 欧阳.
bool is_double_surname(std::string_view characters);

/// Whether a lower-case Latin word may stand for a surname that is `pinyin`: itself, or as families outside the
/// mainland write it (Chan and Chen, Lee and Li).
bool may_stand_for(std::string_view word, std::string_view pinyin);

}  // namespace lectern::check
