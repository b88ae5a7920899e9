#include "language/han_syllables.h"

#include <algorithm>
#include <iterator>
#include <span>

namespace lectern::language {
namespace {

struct Reading {
  char32_t character;
  char syllable[8];
};

// Written while building by table/make_han_syllables.cc: kWords, and kSurnames, which differ. Both ascend.
#include "language/han_syllables.inc"

std::string_view look_up(std::span<const Reading> readings, char32_t character) {
  const auto found = std::lower_bound(readings.begin(), readings.end(), character,
                                      [](const Reading& reading, char32_t c) { return reading.character < c; });
  return found != readings.end() && found->character == character ? found->syllable : std::string_view();
}

}  // namespace

std::string_view word_syllable(char32_t character) {
  return look_up(kWords, character);
}

std::string_view surname_syllable(char32_t character) {
  const std::string_view surname = look_up(kSurnames, character);
  return surname.empty() ? word_syllable(character) : surname;
}

}  // namespace lectern::language
