#include "archive/plain_text.h"

#include "core/utf8.h"

namespace lectern::archive {
namespace {

bool is_line_space(char32_t c) {
  return c == U'\n' || c == U'\r' || c == U'\t';
}

/// Also the ideographic and the no-break space, which come along when text is pasted.
bool is_space(char32_t c) {
  return c == U' ' || c == U'\u00A0' || c == U'\u3000' || is_line_space(c);
}

}  // namespace

bool is_control(char32_t c) {
  if (c < 0x20) return !is_line_space(c);
  return (c >= 0x7F && c < 0xA0) || c == 0xFFFE || c == 0xFFFF;
}

std::optional<std::size_t> first_control(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool may_begin_one = byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xEF;
    if (!may_begin_one) continue;
    std::size_t end = i;
    const char32_t c = core::next_code_point(text, end);
    const bool lone_return = c == U'\r' && (end == text.size() || text[end] != '\n');
    if (is_control(c) || lone_return) return i;
  }
  return std::nullopt;
}

std::string tidy(std::string_view text) {
  std::string out;
  std::string gap;  // white space that is kept only when more text follows
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    const char32_t c = core::next_code_point(text, offset);
    if (is_line_space(c)) {
      gap = " ";
    } else if (is_space(c)) {
      gap += text.substr(begin, offset - begin);
    } else {
      if (!out.empty()) out += gap;
      gap.clear();
      out += text.substr(begin, offset - begin);
    }
  }
  return out;
}

}  // namespace lectern::archive
