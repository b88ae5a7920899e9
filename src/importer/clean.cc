#include "importer/clean.h"

#include "core/utf8.h"

namespace lectern::importer {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool is_white_space(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

/// Nothing that people read: controls, marks that turn the direction of text, zero-width spaces, byte order marks,
/// noncharacters that XML forbids.
bool is_dropped(char32_t c) {
  return core::is_unprintable(c) || c == 0x200B || c == 0x2060 || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;
}

/// `text` with U+FFFD for every byte that is not part of a well-formed sequence.
std::string as_utf8(std::string_view text) {
  std::string out;
  while (const auto fault = core::first_invalid_utf8(text)) {
    out += text.substr(0, *fault);
    core::append_utf8(out, kReplacement);
    text.remove_prefix(*fault + 1);
  }
  return out += text;
}

}  // namespace

std::string clean_line(std::string_view text) {
  const std::string valid = as_utf8(text);
  std::string out;
  bool gap = false;
  for (std::size_t offset = 0; offset < valid.size();) {
    const char32_t c = core::next_code_point(valid, offset);
    if (is_white_space(c)) {
      gap = !out.empty();
    } else if (!is_dropped(c)) {
      if (gap) out += ' ';
      gap = false;
      core::append_utf8(out, c);
    }
  }
  return out;
}

std::string clean_lines(std::string_view text) {
  const std::string valid = as_utf8(text);
  std::string out;
  for (std::size_t offset = 0; offset < valid.size();) {
    const char32_t c = core::next_code_point(valid, offset);
    const bool line_end = c == '\n' || c == 0x2028 || c == 0x2029 || c == '\r';
    if (c == '\r' && offset < valid.size() && valid[offset] == '\n') continue;
    if (line_end) {
      out += '\n';
    } else if (c == '\t' || !is_dropped(c)) {
      core::append_utf8(out, c);
    }
  }
  return out;
}

}  // namespace lectern::importer
