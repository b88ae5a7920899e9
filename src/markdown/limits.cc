#include "markdown/limits.h"

#include <algorithm>

#include "markdown/lines.h"

namespace lectern::markdown {
namespace {

constexpr std::string_view kQuotePrefix = " \t>";

using LineIterator = std::vector<Line>::const_iterator;

bool is_blank(std::string_view line) {
  return line.find_first_not_of(kQuotePrefix) == std::string_view::npos;
}

bool is_thematic_break(std::string_view rest) {
  const char mark = rest.front();
  if (mark != '-' && mark != '*' && mark != '_') return false;
  return std::all_of(rest.begin(), rest.end(), [&](char c) { return c == mark || c == ' ' || c == '\t'; });
}

/// Block quotes and lists in each other. Counts levels that could be open, which may be more than there are.
class NestingLimit {
 public:
  /// The marker in the next line that would nest too deep, or npos.
  std::size_t check(std::string_view line) {
    std::size_t markers = 0;
    std::size_t columns = 0;
    for (std::size_t at = 0; at < line.size();) {
      if (line[at] == ' ' || line[at] == '\t') {
        columns += line[at++] == '\t' ? 4 : 1;
        continue;
      }
      const std::string_view rest = line.substr(at);
      const std::size_t length = marker_length(rest);
      if (length == 0 || is_thematic_break(rest)) break;
      // A list item of a line before goes on where this one is indented, by two columns or more for each.
      const std::size_t continued = std::min(open_, columns / 2);
      if (continued + markers >= kMaxNesting) return at;
      ++markers;
      at += length;
    }
    if (markers > 0) open_ = std::min(open_, columns / 2) + markers;
    return std::string_view::npos;
  }

 private:
  std::size_t open_ = 0;
};

std::size_t count_of(std::string_view text, char c) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), c));
}

bool may_open_table(std::string_view line) {
  return line.find('|') != std::string_view::npos &&
         line.find_first_not_of(" \t|:->*+.)0123456789") == std::string_view::npos;
}

/// The delimiter rows in a paragraph that would open a table with rows too wide, or with too many cells: rows that are
/// shorter than the head get empty ones, so that a small text can make a huge table.
void add_excess_tables(LineIterator first, LineIterator last, std::vector<std::size_t>& excess) {
  std::size_t widest = 0;
  for (auto line = first; line != last; ++line) widest = std::max(widest, count_of(line->text, '|'));
  std::size_t rows = 0;
  std::size_t bytes = 0;
  for (auto line = last; line != first; ++rows, bytes += line->text.size()) {
    --line;
    if (!may_open_table(line->text)) continue;
    const std::size_t cells = (count_of(line->text, '|') + 1) * rows;
    const bool too_much = widest > kMaxTableColumns || cells > 2 * bytes + kFreeTableCells;
    if (too_much) excess.push_back(line->begin + line->text.find('|'));
  }
}

/// Inline markup of one paragraph that cmark goes back over again and again.
class InlineLimit {
 public:
  void scan(const Line& line, std::vector<std::size_t>& excess) {
    constexpr std::string_view kMarks = "!<@)]*_~";
    for (std::size_t at = line.text.find_first_of(kMarks); at != std::string_view::npos;
         at = line.text.find_first_of(kMarks, at + 1)) {
      if (!passes(line.text, at)) continue;
      const char mark = line.text[at];
      if (mark == '@' || mark == ']') excess.push_back(line.begin + at);  // no address, no label
      if (mark != '@') excess.push_back(line.begin + at + 1);
    }
  }

 private:
  bool passes(std::string_view line, std::size_t at) {
    const char next = at + 1 < line.size() ? line[at + 1] : '\0';
    switch (line[at]) {
      case '!':
        return next == '[' && ++images_ > kMaxImagesInParagraph;
      case '<':
        return (next == '!' || next == '?') && ++declarations_ > kMaxDeclarationsInParagraph;
      case '@':
        return ++at_signs_ > kMaxAtSignsInParagraph;
      case ']':
        return ++links_ * delimiters_ > kMaxLinksTimesDelimiters;
      case '*':
      case '_':
      case '~':
        ++delimiters_;
        return false;
      default:
        bracket_run_ = at > 0 && line[at - 1] == ')' ? bracket_run_ + 1 : 1;
        return bracket_run_ % kMaxBracketRun == 0;
    }
  }

  std::size_t images_ = 0, declarations_ = 0, at_signs_ = 0, bracket_run_ = 0, links_ = 0, delimiters_ = 0;
};

/// Reference definitions in a paragraph so long that `references`, all together, could outgrow the limit.
void add_excess_references(LineIterator first, LineIterator last, std::size_t references,
                           std::vector<std::size_t>& excess) {
  std::size_t bytes = 0;
  for (auto line = first; line != last; ++line) bytes += line->text.size() + 1;
  if (bytes * references <= kMaxExpandedReferences) return;
  for (auto line = first; line != last; ++line) {
    for (std::size_t at = line->text.find("]:"); at != std::string_view::npos; at = line->text.find("]:", at + 2)) {
      excess.push_back(line->begin + at + 1);
    }
  }
}

void add_excess_inlines(LineIterator first, LineIterator last, std::vector<std::size_t>& excess) {
  InlineLimit limit;
  for (auto line = first; line != last; ++line) limit.scan(*line, excess);
}

}  // namespace

std::vector<std::size_t> excess_markup(std::string_view text) {
  const std::vector<Line> lines = split_lines(text);
  const std::size_t references = count_of(text, '[');
  std::vector<std::size_t> excess;
  NestingLimit nesting;
  for (const Line& line : lines) {
    if (const auto at = nesting.check(line.text); at != std::string_view::npos) excess.push_back(line.begin + at);
  }
  const auto blank = [](const Line& line) { return is_blank(line.text); };
  for (auto first = lines.begin(); first != lines.end();) {
    const auto last = std::find_if(first, lines.end(), blank);
    add_excess_tables(first, last, excess);
    add_excess_references(first, last, references, excess);
    add_excess_inlines(first, last, excess);
    first = std::find_if_not(last, lines.end(), blank);
  }
  std::sort(excess.begin(), excess.end());
  excess.erase(std::unique(excess.begin(), excess.end()), excess.end());
  return excess;
}

}  // namespace lectern::markdown
