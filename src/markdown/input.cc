#include "markdown/input.h"

#include <algorithm>
#include <array>
#include <set>

#include "core/utf8.h"
#include "markdown/definitions.h"
#include "markdown/emphasis.h"
#include "markdown/limits.h"
#include "markdown/lines.h"

namespace lectern::markdown {
namespace {

constexpr std::size_t kCodePointStep = 256;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// Punctuation of manuscripts: nobody types it, and cmark knows it for punctuation. The first that a file does not hold
// is its mark; a file that holds them all loses one kind of siglum.
constexpr std::array<std::string_view, 12> kMarkCandidates = {"⸘", "⸎", "⸙", "⸖", "⸛", "⸓",
                                                              "⸔", "⸕", "⸑", "⸐", "⸏", "⸌"};

/// Where line `index` ends, without its line end.
std::size_t line_end(std::string_view text, const std::vector<std::size_t>& starts, std::size_t index) {
  std::size_t end = index + 1 < starts.size() ? starts[index + 1] : text.size();
  while (end > starts[index] && (text[end - 1] == '\n' || text[end - 1] == '\r')) --end;
  return end;
}

bool is_fence(std::string_view line, bool closing) {
  line = line.substr(0, std::min(line.find_last_not_of(" \t\r") + 1, line.size()));
  return line == "---" || (closing && line == "...");
}

/// The byte after the front matter of `text`, 0 when there is none that ends before line `first_line`.
std::size_t front_matter_end(std::string_view text, std::uint32_t first_line) {
  std::size_t begin = text.substr(0, 3) == kByteOrderMark ? 3 : 0;
  for (std::uint32_t number = 1; number < first_line && begin < text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    if (number == 1 && !is_fence(line, false)) return 0;
    begin = std::min(end + 1, text.size());
    if (number > 1 && is_fence(line, true)) return begin;
  }
  return 0;
}

}  // namespace

Input::Input(const core::SourceFile& file, core::LineRange body) : file_(file) {
  for (std::size_t begin = 0; begin != std::string::npos;) {
    file_line_starts_.push_back(begin);
    const std::size_t end = file.text.find('\n', begin);
    begin = end == std::string::npos ? end : end + 1;
  }
  std::size_t points = 0;
  for (std::size_t at = 0; at <= file.text.size(); at += kCodePointStep) {
    code_points_.push_back(points);
    points += core::code_point_count(std::string_view(file.text).substr(at, kCodePointStep));
  }
  file_begin_ = front_matter_end(file.text, body.first);
  std::string plain = file.text.substr(file_begin_);

  std::set<std::string> inside;
  const std::vector<Definition> definitions = find_definitions(plain);
  const auto is_inside = [&](const Definition& d) { return body.contains(file_line(d.begin)); };
  for (const Definition& definition : definitions) {
    if (is_inside(definition)) inside.insert(definition.label);
  }
  for (const Definition& definition : definitions) {
    if (is_inside(definition) || inside.count(definition.label) == 0) continue;
    std::fill(plain.begin() + static_cast<std::ptrdiff_t>(definition.begin),
              plain.begin() + static_cast<std::ptrdiff_t>(definition.end), ' ');
  }
  choose_mark();
  fill(std::move(plain));
  for (const Line& line : split_lines(text_)) line_starts_.push_back(line.begin);
}

void Input::choose_mark() {
  const auto unused = [&](std::string_view mark) { return file_.text.find(mark) == std::string::npos; };
  const auto found = std::find_if(kMarkCandidates.begin(), kMarkCandidates.end(), unused);
  mark_ = found == kMarkCandidates.end() ? kMarkCandidates.front() : *found;
}

void Input::fill(std::string plain) {
  marks_ = excess_markup(plain);
  const std::size_t excess = marks_.empty() ? std::string::npos : marks_.front();
  const std::vector<std::size_t> gaps = emphasis_gaps(plain);
  marks_.insert(marks_.end(), gaps.begin(), gaps.end());
  std::sort(marks_.begin(), marks_.end());

  text_.reserve(plain.size() + marks_.size() * mark_.size());
  std::size_t added = 0;
  const auto put = [&](std::string_view bytes) {
    added += bytes.size();
    edits_.push_back({text_.size(), added});
    text_ += bytes;
  };
  auto mark = marks_.begin();
  for (std::size_t at = 0; at <= plain.size(); ++at) {
    for (; mark != marks_.end() && *mark == at; ++mark) {
      put(mark_);
      if (at == excess) first_excess_ = text_.size();
    }
    if (at == plain.size()) break;
    const bool nul = plain[at] == '\0';
    if (nul) put(kReplacement.substr(0, 2));
    text_ += nul ? kReplacement[2] : plain[at];
  }
}

std::string_view Input::line(int number) const {
  if (number < 1 || number > line_count()) return {};
  const auto index = static_cast<std::size_t>(number - 1);
  return std::string_view(text_).substr(line_starts_[index],
                                        line_end(text_, line_starts_, index) - line_starts_[index]);
}

std::size_t Input::offset(int line, int column) const {
  if (line_starts_.empty() || line < 1) return 0;
  if (line > line_count()) return text_.size();
  const std::size_t begin = line_starts_[static_cast<std::size_t>(line - 1)];
  const std::size_t inside = column < 1 ? 0 : static_cast<std::size_t>(column - 1);
  return begin + std::min(inside, this->line(line).size());
}

std::size_t Input::file_offset(std::size_t offset) const {
  const auto after = std::upper_bound(edits_.begin(), edits_.end(), offset,
                                      [](std::size_t at, const Edit& edit) { return at < edit.offset; });
  if (after == edits_.begin()) return file_begin_ + offset;
  const Edit& edit = *std::prev(after);
  const std::size_t added_before = std::prev(after) == edits_.begin() ? 0 : std::prev(after, 2)->bytes;
  const std::size_t end = edit.offset + (edit.bytes - added_before);
  return file_begin_ + (offset < end ? edit.offset - added_before : offset - edit.bytes);
}

std::size_t Input::code_points_before(std::size_t at) const {
  const std::size_t step = at / kCodePointStep;
  const std::size_t begin = step * kCodePointStep;
  return code_points_[step] + core::code_point_count(std::string_view(file_.text).substr(begin, at - begin));
}

std::uint32_t Input::file_line(std::size_t offset) const {
  const auto after = std::upper_bound(file_line_starts_.begin(), file_line_starts_.end(), file_offset(offset));
  return static_cast<std::uint32_t>(after - file_line_starts_.begin());
}

bool Input::is_blank_file_line(std::uint32_t number) const {
  if (number < 1 || number > file_line_starts_.size()) return true;
  const std::size_t begin = file_line_starts_[number - 1];
  const std::size_t end = line_end(file_.text, file_line_starts_, number - 1);
  return std::string_view(file_.text).substr(begin, end - begin).find_first_not_of(" \t\r") == std::string_view::npos;
}

core::SourceRange Input::range(std::size_t begin, std::size_t end) const {
  const std::uint32_t line = file_line(begin);
  const std::size_t line_begin = file_line_starts_[line - 1];
  const std::size_t from = file_offset(begin);
  const std::size_t to =
      std::clamp(file_offset(end), from, std::max(from, line_end(file_.text, file_line_starts_, line - 1)));
  const std::size_t before = code_points_before(line_begin);
  return {line, static_cast<std::uint32_t>(code_points_before(from) - before + 1),
          static_cast<std::uint32_t>(code_points_before(to) - before + 1)};
}

std::string Input::without_marks(std::string_view made) const {
  std::string plain;
  for (std::size_t begin = 0; begin < made.size();) {
    const std::size_t end = has_marks() ? std::min(made.find(mark_, begin), made.size()) : made.size();
    plain += made.substr(begin, end - begin);
    begin = end + mark_.size();
  }
  return plain;
}

bool Input::has_text_outside(core::LineRange body) const {
  for (std::size_t at = text_.find_first_not_of(" \t\r\n"); at != std::string::npos;) {
    if (!body.contains(file_line(at))) return true;
    const std::size_t end = std::min(text_.find('\n', at), text_.size());
    at = text_.find_first_not_of(" \t\r\n", end);
  }
  return false;
}

}  // namespace lectern::markdown
