#include "importer/text_post.h"

#include <algorithm>
#include <utility>

#include "core/utf8.h"
#include "importer/clean.h"
#include "markdown/cjk.h"

namespace lectern::importer {
namespace {

// Widths at which people and programs break lines, in cells; a paragraph of a web site is longer or much shorter.
constexpr std::size_t kLeastWidth = 40;
constexpr std::size_t kGreatestWidth = 110;
constexpr std::size_t kFullLines = 3;  ///< nearly as long as the longest; fewer are chance
constexpr std::size_t kFullPercent = 85;

struct Line {
  std::string text;  ///< empty for a blank one
  std::size_t number = 1;
  std::size_t width = 0;  ///< in cells
};

std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();)
    width += static_cast<std::size_t>(core::cell_width(core::next_code_point(text, at)));
  return width;
}

std::vector<Line> lines_of(std::string_view text) {
  const std::string whole = clean_lines(text);
  std::vector<Line> lines;
  for (std::size_t begin = 0; begin < whole.size();) {
    const std::size_t end = std::min(whole.find('\n', begin), whole.size());
    std::string line = clean_line(std::string_view(whole).substr(begin, end - begin));
    const std::size_t width = width_of(line);
    lines.push_back({std::move(line), lines.size() + 1, width});
    begin = end + 1;
  }
  return lines;
}

/// The width that the lines were broken at, or 0 where each line is a paragraph.
std::size_t broken_at(const std::vector<Line>& lines) {
  std::size_t longest = 0;
  for (const Line& line : lines) longest = std::max(longest, line.width);
  if (longest < kLeastWidth || longest > kGreatestWidth) return 0;
  const auto full = std::count_if(lines.begin(), lines.end(),
                                  [&](const Line& line) { return line.width * 100 >= longest * kFullPercent; });
  return static_cast<std::size_t>(full) >= kFullLines ? longest : 0;
}

char32_t first_of(std::string_view text) {
  std::size_t at = 0;
  return core::next_code_point(text, at);
}

char32_t last_of(std::string_view text) {
  std::size_t begin = text.size() - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
  return core::next_code_point(text, begin);
}

std::size_t first_word_width(const std::string& text) {
  if (markdown::is_wide(first_of(text))) return 2;
  return width_of(text.substr(0, text.find(' '))) + 1;
}

bool ends_sentence(const std::string& text) {
  return std::u32string_view(U".!?。！？…:：;；").find(last_of(text)) != std::u32string_view::npos;
}

/// Whether a paragraph goes on from `line` to `next`: the latter's first word had no room left in the former.
bool goes_on(const Line& line, const Line& next, std::size_t width, bool blank_lines) {
  if (width == 0 || line.text.empty() || next.text.empty()) return false;
  if (line.width + first_word_width(next.text) <= width) return false;
  return blank_lines || !ends_sentence(line.text);
}

}  // namespace

Post post_of_text(std::string_view text, std::string name) {
  Post post;
  post.name = std::move(name);
  const std::vector<Line> lines = lines_of(text);
  const std::size_t width = broken_at(lines);
  const bool blank_lines = std::any_of(lines.begin(), lines.end(), [](const Line& line) { return line.text.empty(); });
  const Line* before = nullptr;
  for (const Line& line : lines) {
    if (before != nullptr && goes_on(*before, line, width, blank_lines)) {
      std::string& paragraph = post.blocks.back().text;
      if (!markdown::joins_without_space(last_of(paragraph), first_of(line.text))) paragraph += ' ';
      paragraph += line.text;
    } else if (!line.text.empty()) {
      post.blocks.push_back({Block::Kind::Text, 0, false, line.text, {}, line.number});
    }
    before = &line;
  }
  return post;
}

}  // namespace lectern::importer
