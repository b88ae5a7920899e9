#include "site/description.h"

#include "core/utf8.h"

namespace lectern::site {
namespace {

constexpr std::size_t kDescriptionCells = 160;  // about what search engines show

bool is_space(char32_t c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == 0x3000 || c == 0xA0;
}

}  // namespace

std::string beginning_of(std::string_view text, std::size_t max_cells) {
  std::string out;
  std::size_t cells = 0;
  std::size_t last_space = 0;  // where `out` can be cut between words
  bool space_is_due = false;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = core::next_code_point(text, offset);
    if (is_space(c)) {
      space_is_due = !out.empty();
      continue;
    }
    const bool wide = core::cell_width(c) > 1;
    cells += static_cast<std::size_t>(core::cell_width(c)) + (space_is_due ? 1 : 0);
    if (cells > max_cells) {
      // A word of letters is not cut in two unless that would cost half of the text; wide characters need no such care.
      if (!space_is_due && !wide && last_space > out.size() / 2) out.resize(last_space);
      return out + "…";
    }
    if (space_is_due || wide) last_space = out.size();
    if (space_is_due) out += ' ';
    core::append_utf8(out, c);
    space_is_due = false;
  }
  return out;
}

PageFacts facts_of(const archive::WriteUp& write_up, const markdown::Document& document) {
  if (!write_up.summary.empty()) return {beginning_of(write_up.summary, kDescriptionCells)};
  for (const markdown::Section& section : document.sections) {
    std::string text = beginning_of(section.text, kDescriptionCells);
    if (!text.empty()) return {std::move(text)};
  }
  return {beginning_of(write_up.title, kDescriptionCells)};
}

}  // namespace lectern::site
