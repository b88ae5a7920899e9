#include "language/han_reading.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/utf8.h"
#include "language/han_syllables.h"

namespace lectern::language {
namespace {

using Readings = std::vector<std::pair<char32_t, std::uint16_t>>;

/// In GB 2312 these are the rows 16 to 55, 94 a row but for the last, which lacks five.
std::string common_characters() {
  std::string bytes;
  for (int row = 0xB0; row <= 0xD7; ++row) {
    for (int cell = 0xA1; cell <= (row == 0xD7 ? 0xF9 : 0xFE); ++cell) {
      bytes += static_cast<char>(row);
      bytes += static_cast<char>(cell);
    }
  }
  const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), "GB18030");
  std::string out;
  return text.toUTF8String(out);
}

Readings make_readings() {
  std::map<std::string, std::uint16_t> numbers;
  std::vector<std::pair<char32_t, std::string>> syllables;
  const std::string characters = common_characters();
  for (std::size_t at = 0; at < characters.size();) {
    const char32_t character = core::next_code_point(characters, at);
    std::string syllable(word_syllable(character));
    std::replace(syllable.begin(), syllable.end(), 'v', 'u');
    numbers[syllable];
    syllables.emplace_back(character, std::move(syllable));
  }
  std::uint16_t next = 0;
  for (auto& [syllable, number] : numbers) number = next++;
  Readings out;
  for (const auto& [character, syllable] : syllables) out.emplace_back(character, numbers.at(syllable));
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

std::span<const std::pair<char32_t, std::uint16_t>> han_readings() {
  static const Readings kReadings = make_readings();
  return kReadings;
}

}  // namespace lectern::language
