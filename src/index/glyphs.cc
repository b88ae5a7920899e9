#include "index/glyphs.h"

#include "core/utf8.h"

namespace lectern::index {
namespace {

constexpr char32_t kZeroWidthJoiner = 0x200D;

bool becomes_space(char32_t c) {
  return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x2028 || c == 0x2029;
}

bool is_skin_tone(char32_t c) {
  return c >= 0x1F3FB && c <= 0x1F3FF;
}

/// Two of them make a flag.
bool is_regional_indicator(char32_t c) {
  return c >= 0x1F1E6 && c <= 0x1F1FF;
}

bool joins(char32_t before, char32_t c) {
  return core::cell_width(c) == 0 || before == kZeroWidthJoiner || is_skin_tone(c) ||
         (is_regional_indicator(before) && is_regional_indicator(c));
}

}  // namespace

std::string one_line(std::string_view text) {
  std::string out;
  bool space = false;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = core::next_code_point(text, offset);
    if (becomes_space(c)) {
      space = true;
      continue;
    }
    if (space && !out.empty()) out += ' ';
    space = false;
    core::append_utf8(out, c);
  }
  return out;
}

std::vector<Glyph> glyphs_of(std::string_view text) {
  std::vector<Glyph> out;
  out.reserve(text.size() / 2);
  char32_t before = U' ';
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    const char32_t c = core::next_code_point(text, offset);
    out.push_back({begin, static_cast<std::size_t>(core::cell_width(c)), c == U' ', begin > 0 && joins(before, c)});
    before = c;
  }
  out.push_back({text.size(), 0, false, false});
  return out;
}

}  // namespace lectern::index
