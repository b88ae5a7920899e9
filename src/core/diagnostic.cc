#include "core/diagnostic.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <tuple>

#include "core/utf8.h"

namespace lectern::core {
namespace {

auto order_of(const Diagnostic& d) {
  return std::tie(d.file, d.range.line, d.range.column, d.code, d.message);
}

const char* name_of(Severity severity) {
  switch (severity) {
    case Severity::Note:
      return "note";
    case Severity::Warning:
      return "warning";
    case Severity::Error:
      return "error";
  }
  return "";
}

const char* color_of(Severity severity) {
  switch (severity) {
    case Severity::Note:
      return "\x1b[1;36m";
    case Severity::Warning:
      return "\x1b[1;35m";
    case Severity::Error:
      return "\x1b[1;31m";
  }
  return "";
}

/// Text from a file must not be able to drive the terminal. Tabs are kept one cell wide so that the caret stays true.
std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = next_code_point(text, offset);
    append_utf8(out, c == '\t' ? U' ' : is_unprintable(c) ? U'\uFFFD' : c);
  }
  return out;
}

std::size_t cells(std::string_view text) {
  std::size_t sum = 0;
  for (std::size_t offset = 0; offset < text.size();)
    sum += static_cast<std::size_t>(cell_width(next_code_point(text, offset)));
  return sum;
}

/// What is shown of the source line, and under it the mark.
std::string format_excerpt(const Diagnostic& d, const char* mark_color, const char* reset) {
  const Excerpt& line = d.source_line;
  const std::string shown = printable(prefix_code_points(line.text, kMaxExcerpt));
  const std::string lead = line.skipped > 0 ? "…" : "";
  const std::string tail = code_point_count(line.text) > kMaxExcerpt ? "…" : "";
  std::string out = fmt::format("  {}{}{}\n", lead, shown, tail);
  if (d.range.column == 0) return out;

  const std::size_t first = line.skipped + 1U;
  const std::size_t place = std::clamp<std::size_t>(d.range.column, first, first + code_point_count(shown)) - first;
  const std::size_t marked = d.range.end_column > d.range.column ? d.range.end_column - d.range.column : 1;
  const std::string_view before = prefix_code_points(shown, place);
  const std::string_view under = prefix_code_points(std::string_view(shown).substr(before.size()), marked);
  const std::string gap(cells(lead) + cells(before), ' ');
  out += fmt::format("  {}{}^{}{}\n", gap, mark_color, std::string(std::max<std::size_t>(1, cells(under)) - 1, '~'),
                     reset);
  return out;
}

std::string format_place(const Diagnostic& d) {
  if (d.file.empty()) return {};
  std::string place = printable(d.file);
  if (d.range.line > 0) place += fmt::format(":{}", d.range.line);
  if (d.range.line > 0 && d.range.column > 0) place += fmt::format(":{}", d.range.column);
  return place + ": ";
}

}  // namespace

void Diagnostics::add(Diagnostic diagnostic) {
  all_.push_back(std::move(diagnostic));
}

void Diagnostics::add(Severity severity, std::string code, const SourceFile& source, SourceRange range,
                      std::string message, std::string hint) {
  Excerpt line = range.line > 0 ? excerpt_of(line_of(source.text, range.line), range.column) : Excerpt();
  add({severity, std::move(code), source.path, range, std::move(message), std::move(hint), std::move(line)});
}

void Diagnostics::append(Diagnostics other) {
  all_.insert(all_.end(), std::make_move_iterator(other.all_.begin()), std::make_move_iterator(other.all_.end()));
}

std::size_t Diagnostics::count(Severity severity) const {
  return static_cast<std::size_t>(
      std::count_if(all_.begin(), all_.end(), [&](const Diagnostic& d) { return d.severity == severity; }));
}

void Diagnostics::sort() {
  std::stable_sort(all_.begin(), all_.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return order_of(a) < order_of(b); });
  all_.erase(std::unique(all_.begin(), all_.end(),
                         [](const Diagnostic& a, const Diagnostic& b) { return order_of(a) == order_of(b); }),
             all_.end());
}

std::string format_diagnostic(const Diagnostic& d, bool color) {
  const char* reset = color ? "\x1b[0m" : "";
  const char* bold = color ? "\x1b[1m" : "";
  const char* severity_color = color ? color_of(d.severity) : "";
  std::string out = fmt::format("{}{}{}{}{}:{} {} [{}]\n", bold, format_place(d), reset, severity_color,
                                name_of(d.severity), reset, printable(d.message), d.code);
  if (d.range.line > 0 && !d.source_line.empty()) out += format_excerpt(d, severity_color, reset);
  if (!d.hint.empty()) out += fmt::format("{}hint:{} {}\n", bold, reset, printable(d.hint));
  return out;
}

}  // namespace lectern::core
