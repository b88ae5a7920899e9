#include "importer/markdown_blocks.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "core/utf8.h"
#include "importer/clean.h"
#include "importer/line_builder.h"
#include "markdown/cjk.h"

namespace lectern::importer {
namespace {

constexpr std::string_view kSpace = " \t";

std::size_t indent_of(std::string_view line) {
  return std::min(line.find_first_not_of(kSpace), line.size());
}

bool is_blank(std::string_view line) {
  return indent_of(line) == line.size();
}

/// The fence that a line of code opens or closes with; empty for none.
std::string_view fence_of(std::string_view line) {
  const std::size_t begin = indent_of(line);
  if (begin > 3 || begin == line.size() || (line[begin] != '`' && line[begin] != '~')) return {};
  const std::size_t end = std::min(line.find_first_not_of(line[begin], begin), line.size());
  return end - begin >= 3 ? line.substr(begin, end - begin) : std::string_view();
}

/// The level of a line `## …`; 0 for others.
int heading_level(std::string_view line) {
  const std::size_t begin = indent_of(line);
  const std::size_t end = std::min(line.find_first_not_of('#', begin), line.size());
  const bool heading = begin <= 3 && end > begin && end - begin <= 6 && (end == line.size() || line[end] == ' ');
  return heading ? static_cast<int>(end - begin) : 0;
}

struct Marker {
  std::size_t indent = 0;
  std::size_t text = 0;  ///< where the item's text begins
  bool ordered = false;
  std::string_view number;
};

std::optional<Marker> marker_of(std::string_view line) {
  Marker marker;
  marker.indent = indent_of(line);
  std::size_t at = marker.indent;
  const std::size_t digits = std::min(line.find_first_not_of("0123456789", at), line.size());
  marker.ordered = digits > at;
  marker.number = line.substr(at, digits - at);
  at = digits;
  const std::string_view marks = marker.ordered ? ".)" : "-*+";
  if (at + 1 >= line.size() || marks.find(line[at]) == std::string_view::npos || line[at + 1] != ' ')
    return std::nullopt;
  marker.text = std::min(line.find_first_not_of(kSpace, at + 1), line.size());
  if (marker.text == line.size()) return std::nullopt;
  return marker;
}

bool is_rule(std::string_view line) {
  const std::string squeezed = [&] {
    std::string out(line);
    out.erase(std::remove(out.begin(), out.end(), ' '), out.end());
    return out;
  }();
  return squeezed.size() >= 3 && std::string_view("-*_").find(squeezed[0]) != std::string_view::npos &&
         squeezed.find_first_not_of(squeezed[0]) == std::string::npos;
}

/// The second line of a table, or of a heading: `---|---`, `===`.
bool is_underline(std::string_view line, std::string_view marks) {
  const std::size_t begin = indent_of(line);
  return begin < line.size() && line.find_first_not_of(marks, begin) == std::string_view::npos;
}

bool is_quote(std::string_view line) {
  const std::size_t begin = indent_of(line);
  return begin <= 3 && begin < line.size() && line[begin] == '>';
}

/// What ends a paragraph without a blank line.
bool interrupts(std::string_view line) {
  return is_blank(line) || heading_level(line) > 0 || !fence_of(line).empty() || is_quote(line) || marker_of(line) ||
         is_rule(line);
}

void join(std::string& paragraph, std::string_view line) {
  if (!paragraph.empty() && !line.empty()) {
    std::size_t last = paragraph.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(paragraph[last]) & 0xC0U) == 0x80U) --last;
    std::size_t first = 0;
    if (!markdown::joins_without_space(core::next_code_point(paragraph, last), core::next_code_point(line, first)))
      paragraph += ' ';
  }
  paragraph += line;
}

std::string trimmed(std::string_view line) {
  const std::size_t begin = indent_of(line);
  std::size_t end = line.find_last_not_of(kSpace);
  end = end == std::string_view::npos ? begin : end + 1;
  return std::string(line.substr(begin, end - begin));
}

class Scanner {
 public:
  Scanner(const std::vector<std::string>& lines, std::size_t first_line) : lines_(lines), first_line_(first_line) {}

  std::vector<Block> scan() {
    while (at_ < lines_.size()) {
      if (is_blank(line())) {
        ++at_;
      } else {
        scan_block();
      }
    }
    return std::move(blocks_);
  }

 private:
  const std::string& line(std::size_t ahead = 0) const { return lines_[at_ + ahead]; }
  bool has(std::size_t ahead) const { return at_ + ahead < lines_.size(); }

  void scan_block() {
    if (!fence_of(line()).empty()) return scan_fence();
    if (heading_level(line()) > 0) return scan_heading();
    if (is_rule(line())) return add_whole(at_ + 1, Block::Kind::Table);
    if (marker_of(line()) && indent_of(line()) <= 3) return scan_list();
    if (is_quote(line())) return scan_quote();
    if (indent_of(line()) >= 4 || line()[0] == '\t') return scan_indented();
    const char first = line()[indent_of(line())];
    const bool table = has(1) && line().find('|') != std::string::npos && is_underline(line(1), "|:- \t");
    const bool definition = first == '[' && line().find("]: ") != std::string::npos;
    if (first == '<' || table || definition) return add_whole(end_of_paragraph(), Block::Kind::Table);
    scan_paragraph();
  }

  std::size_t end_of_paragraph() const {
    std::size_t end = at_;
    while (end < lines_.size() && !is_blank(lines_[end])) ++end;
    return end;
  }

  /// Lines up to `end`, as they stand.
  void add_whole(std::size_t end, Block::Kind kind) {
    std::string whole;
    for (std::size_t i = at_; i < end; ++i) whole += (i > at_ ? "\n" : "") + lines_[i];
    blocks_.push_back({kind, 0, false, clean_line(plain_text(whole)), whole, first_line_ + at_});
    at_ = end;
  }

  void add_line(Block::Kind kind, int level, bool ordered, const std::string& markdown, std::size_t number) {
    const std::string tidy = clean_line(markdown);
    if (tidy.empty()) return;
    const std::string text = clean_line(plain_text((kind == Block::Kind::Heading ? "## " : "") + tidy));
    const bool plain = text == tidy && markdown_text(text) == tidy;
    blocks_.push_back({kind, level, ordered, text, plain ? "" : tidy, first_line_ + number});
  }

  void scan_fence() {
    const std::string fence(fence_of(line()));
    std::size_t end = at_ + 1;
    const auto closes = [&](const std::string& candidate) {
      const std::string_view found = fence_of(candidate);
      return found.size() >= fence.size() && found[0] == fence[0];
    };
    while (end < lines_.size() && !closes(lines_[end])) ++end;
    if (end == lines_.size()) return scan_unclosed();
    add_whole(end + 1, Block::Kind::Code);
  }

  /// Code that does not end swallows no other block: what follows would be in it.
  void scan_unclosed() { add_whole(lines_.size(), Block::Kind::Code); }

  void scan_heading() {
    const std::size_t begin = indent_of(line()) + static_cast<std::size_t>(heading_level(line()));
    std::string text = trimmed(std::string_view(line()).substr(begin));
    const std::size_t last = text.find_last_not_of('#');
    const bool closed = last == std::string::npos || (last + 1 < text.size() && text[last] == ' ');
    if (closed) text = trimmed(text.substr(0, last == std::string::npos ? 0 : last));
    add_line(Block::Kind::Heading, heading_level(line()), false, text, at_);
    ++at_;
  }

  void scan_indented() {
    std::size_t end = at_;
    while (end < lines_.size() && (is_blank(lines_[end]) || indent_of(lines_[end]) >= 4 || lines_[end][0] == '\t'))
      ++end;
    while (is_blank(lines_[end - 1])) --end;
    add_whole(end, Block::Kind::Code);
  }

  void scan_paragraph() {
    std::string paragraph;
    std::size_t number = at_;
    for (; at_ < lines_.size(); ++at_) {
      if (!paragraph.empty() && (is_underline(line(), "=") || is_underline(line(), "-"))) {
        const int level = line()[indent_of(line())] == '=' ? 1 : 2;
        ++at_;
        return add_line(Block::Kind::Heading, level, false, paragraph, number);
      }
      if (!paragraph.empty() && interrupts(line())) break;
      const bool broken = line().size() >= 2 && (line().substr(line().size() - 2) == "  " || line().back() == '\\');
      std::string piece = trimmed(line());
      if (broken && piece.back() == '\\') piece.pop_back();
      if (is_blank(piece)) break;
      join(paragraph, piece);
      if (!broken) continue;
      add_paragraph(std::exchange(paragraph, {}), number);
      number = at_ + 1;
    }
    if (!paragraph.empty()) add_paragraph(paragraph, number);
  }

  void add_paragraph(const std::string& paragraph, std::size_t number) {
    const bool image = paragraph.compare(0, 2, "![") == 0 && paragraph.find(')') == paragraph.size() - 1;
    if (!image) return add_line(Block::Kind::Text, 0, false, paragraph, number);
    blocks_.push_back(
        {Block::Kind::Image, 0, false, clean_line(plain_text(paragraph)), paragraph, first_line_ + number});
  }

  std::size_t end_of_list() const {
    std::size_t end = at_ + 1;
    for (; end < lines_.size(); ++end) {
      const std::string& next = lines_[end];
      if (is_blank(next) || indent_of(next) >= 2 || marker_of(next)) continue;
      if (is_blank(lines_[end - 1]) || interrupts(next)) break;
    }
    while (is_blank(lines_[end - 1])) --end;
    return end;
  }

  /// Whether a list is items of a line each, perhaps broken over several, and nested.
  bool is_plain_list(std::size_t end) const {
    std::string_view number = "1";
    for (std::size_t i = at_; i < end; ++i) {
      const auto marker = marker_of(lines_[i]);
      if (i == at_ && marker->ordered && marker->number != number) return false;
      if (marker) continue;
      if (is_blank(lines_[i]) ? !marker_of(lines_[i + 1])
                              : interrupts(lines_[i]) || lines_[i].find('|') != std::string::npos)
        return false;
    }
    return true;
  }

  void scan_list() {
    const std::size_t end = end_of_list();
    if (!is_plain_list(end)) return add_whole(end, Block::Kind::Table);
    std::vector<std::size_t> indents;
    while (at_ < end) {
      if (is_blank(line())) {
        ++at_;
        continue;
      }
      const Marker marker = *marker_of(line());
      while (!indents.empty() && marker.indent < indents.back()) indents.pop_back();
      indents.push_back(marker.text);
      const std::size_t number = at_;
      std::string item = trimmed(std::string_view(line()).substr(marker.text));
      for (++at_; at_ < end && !is_blank(line()) && !marker_of(line()); ++at_) join(item, trimmed(line()));
      add_line(Block::Kind::Item, static_cast<int>(indents.size()), marker.ordered, item, number);
    }
  }

  void scan_quote() {
    std::size_t end = at_;
    std::vector<std::string> inner;
    for (; end < lines_.size() && is_quote(lines_[end]); ++end) {
      const std::string rest = lines_[end].substr(indent_of(lines_[end]) + 1);
      inner.push_back(!rest.empty() && rest[0] == ' ' ? rest.substr(1) : rest);
    }
    const bool lazy = end < lines_.size() && !interrupts(lines_[end]);
    const bool plain = std::all_of(inner.begin(), inner.end(), [](const std::string& text) {
      return is_blank(text) || (!interrupts(text) && indent_of(text) < 4 && text.find('|') == std::string::npos);
    });
    if (lazy || !plain) return add_whole(lazy ? end_of_paragraph() : end, Block::Kind::Table);
    for (Block block : markdown_blocks(inner, first_line_ + at_)) {
      if (block.kind == Block::Kind::Text) block.kind = Block::Kind::Quote;
      blocks_.push_back(std::move(block));
    }
    at_ = end;
  }

  const std::vector<std::string>& lines_;
  const std::size_t first_line_;
  std::size_t at_ = 0;
  std::vector<Block> blocks_;
};

}  // namespace

std::vector<Block> markdown_blocks(const std::vector<std::string>& lines, std::size_t first_line) {
  return Scanner(lines, first_line).scan();
}

}  // namespace lectern::importer
