#include "markdown/emphasis.h"

#include "core/utf8.h"
#include "markdown/cjk.h"

namespace lectern::markdown {
namespace {

char32_t code_point_before(std::string_view text, std::size_t offset) {
  if (offset == 0) return '\n';
  std::size_t begin = offset - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  return core::next_code_point(text, begin);
}

char32_t code_point_after(std::string_view text, std::size_t offset) {
  return offset < text.size() ? core::next_code_point(text, offset) : U'\n';
}

bool is_space(char32_t c) {
  return c <= ' ' || c == 0x85 || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x3000;
}

/// Whether a delimiter with the mark on one side and the other character on the other is in Chinese text.
bool is_chinese_place(char32_t mark, char32_t other) {
  if (is_space(other) || punctuation(other) != Punctuation::None) return false;
  return is_ideographic(other) || is_wide(mark);
}

bool may_end(Punctuation p) {
  return p == Punctuation::Closing || p == Punctuation::Neutral;
}
bool may_begin(Punctuation p) {
  return p == Punctuation::Opening || p == Punctuation::Neutral;
}

}  // namespace

std::vector<std::size_t> emphasis_gaps(std::string_view text) {
  std::vector<std::size_t> gaps;
  for (std::size_t begin = text.find_first_of("*~"); begin != std::string_view::npos;) {
    std::size_t end = text.find_first_not_of(text[begin], begin);
    if (end == std::string_view::npos) end = text.size();
    const char32_t before = code_point_before(text, begin);
    const char32_t after = code_point_after(text, end);
    if (before != '\\') {
      if (may_begin(punctuation(after)) && is_chinese_place(after, before)) gaps.push_back(begin);
      if (may_end(punctuation(before)) && is_chinese_place(before, after)) gaps.push_back(end);
    }
    begin = text.find_first_of("*~", end);
  }
  return gaps;
}

}  // namespace lectern::markdown
