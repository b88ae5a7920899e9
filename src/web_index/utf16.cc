#include "web_index/utf16.h"

#include "core/utf8.h"

namespace lectern::web_index {
namespace {

constexpr char16_t kHighSurrogate = 0xD800;
constexpr char16_t kLowSurrogate = 0xDC00;
constexpr char32_t kBeyondOneUnit = 0x10000;

bool is_high(char16_t unit) {
  return (unit & 0xFC00) == kHighSurrogate;
}
bool is_low(char16_t unit) {
  return (unit & 0xFC00) == kLowSurrogate;
}

}  // namespace

std::u16string to_utf16(std::string_view text) {
  std::u16string units;
  units.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (const auto byte = static_cast<unsigned char>(text[at]); byte < 0x80) {
      units += static_cast<char16_t>(byte);
      ++at;
      continue;
    }
    const char32_t point = core::next_code_point(text, at);
    if (point < kBeyondOneUnit) {
      units += static_cast<char16_t>(point);
    } else {
      units += static_cast<char16_t>(kHighSurrogate + ((point - kBeyondOneUnit) >> 10));
      units += static_cast<char16_t>(kLowSurrogate + (point & 0x3FF));
    }
  }
  return units;
}

std::optional<std::string> to_utf8(std::u16string_view units) {
  std::string text;
  text.reserve(units.size());
  for (std::size_t at = 0; at < units.size(); ++at) {
    const char16_t unit = units[at];
    if (unit < 0x80) {
      text += static_cast<char>(unit);
      continue;
    }
    if (!is_surrogate(unit)) {
      core::append_utf8(text, unit);
      continue;
    }
    if (!is_high(unit) || at + 1 == units.size() || !is_low(units[at + 1])) return std::nullopt;
    const char32_t high = unit - kHighSurrogate;
    core::append_utf8(text, kBeyondOneUnit + (high << 10) + (units[++at] - kLowSurrogate));
  }
  return text;
}

}  // namespace lectern::web_index
