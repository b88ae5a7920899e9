#include "language/han_reading.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/utf8.h"

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
      bytes += '\n';
    }
  }
  const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), "GB18030");
  std::string out;
  return text.toUTF8String(out);
}

/// A line for each line of `characters`.
std::string read_aloud(const std::string& characters) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError where;
  const std::unique_ptr<icu::Transliterator> reader(icu::Transliterator::createInstance(
      icu::UnicodeString("Han-Latin; Latin-ASCII; Lower"), UTRANS_FORWARD, where, status));
  if (U_FAILURE(status) != 0 || !reader) throw std::runtime_error("ICU lacks its transliterator Han-Latin");
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(characters);
  reader->transliterate(text);
  std::string out;
  return text.toUTF8String(out);
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> out;
  for (; !text.empty(); text.remove_prefix(out.back().size() + 1)) out.emplace_back(text.substr(0, text.find('\n')));
  return out;
}

Readings make_readings() {
  const std::string text = common_characters();
  const std::vector<std::string> characters = lines_of(text), syllables = lines_of(read_aloud(text));
  if (characters.size() != syllables.size()) throw std::runtime_error("ICU reads characters as lines");
  const std::set<std::string> known(syllables.begin(), syllables.end());
  Readings out;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    std::size_t at = 0;
    const auto number = std::distance(known.begin(), known.find(syllables[i]));
    out.emplace_back(core::next_code_point(characters[i], at), static_cast<std::uint16_t>(number));
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

std::span<const std::pair<char32_t, std::uint16_t>> han_readings() {
  static const Readings kReadings = make_readings();
  return kReadings;
}

}  // namespace lectern::language
