#pragma once

#include <string_view>

namespace lectern::language {

// How ICU reads single Han characters, as syllables of pinyin without tones, in lower-case ASCII with v for ü. Empty
// for what it does not know. Any thread.

/// Within a word.
std::string_view word_syllable(char32_t character);
/// At the beginning of a name: 单 is shan.
std::string_view surname_syllable(char32_t character);

}  // namespace lectern::language
