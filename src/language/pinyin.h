#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lectern::language {

/// The ways in which people may type each of some Han characters as a syllable of pinyin, in lower-case ASCII, the
/// likeliest first. ü is typed u, v or yu: `lu lv lyu`.
using Readings = std::vector<std::vector<std::string>>;

/// Of a word, each character for itself: 行 is `xing hang`.
/// Nothing when not all of `text` is Han, or ICU does not know how one of its characters is read.
/// Any thread.
Readings word_readings(std::string_view text);

/// Of a person's name, surname first, whose first syllable is read as ICU reads names (`Han-Latin/Names`: 单雄信 is
/// Shan), and as a word is. Else as `word_readings`.
Readings name_readings(std::string_view name);

/// The likeliest syllables of a Chinese person's name: `yu zu cheng`. ü is u. Nothing for what is not written in Han
/// characters alone, or is longer than names are.
/// Any thread.
std::vector<std::string> name_in_pinyin(std::string_view name);

/// Whether a lower-case ASCII word is made of syllables of pinyin, and how many: `zucheng` is 2, `smith` is 0. The
/// fewest when there are several ways: `xian` is 1.
int pinyin_syllables(std::string_view word);

}  // namespace lectern::language
