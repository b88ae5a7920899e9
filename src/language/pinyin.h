#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lectern::language {

/// The syllables of a Chinese person's name, surname first, as ICU reads names (`Han-Latin/Names`: 单雄信 is Shan, not
/// Dan), in lower-case ASCII: `yu zu cheng`. ü is u. Nothing for what is not written in Han characters alone.
/// Any thread, one at a time; the first call takes tens of milliseconds.
std::vector<std::string> name_in_pinyin(std::string_view name);

/// Whether a lower-case ASCII word is made of syllables of pinyin, and how many: `zucheng` is 2, `smith` is 0. The
/// fewest when there are several ways: `xian` is 1.
int pinyin_syllables(std::string_view word);

}  // namespace lectern::language
