#include "serve/problem_view.h"

#include <fmt/format.h>

#include <string_view>
#include <vector>

#include "core/utf8.h"

namespace lectern::serve {
namespace {

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string valid(std::string text) {
  while (const auto bad = core::first_invalid_utf8(text)) text.replace(*bad, 1, "\uFFFD");
  return text;
}

/// Narrow and wide stretches in turn, a narrow one first.
std::string line_json(std::string_view line) {
  std::string out = "[";
  bool wide = false;
  std::size_t begin = 0;
  for (std::size_t offset = 0; offset < line.size();) {
    const std::size_t at = offset;
    const int width = core::cell_width(core::next_code_point(line, offset));
    if (width == 0 || (width == 2) == wide) continue;  // a mark without width goes with what it stands on
    out += quoted(line.substr(begin, at - begin)) + ",";
    begin = at;
    wide = !wide;
  }
  return out + quoted(line.substr(begin)) + "]";
}

std::string problem_json(std::string_view severity, std::string_view formatted) {
  std::string lines;
  while (!formatted.empty()) {
    const std::size_t end = formatted.find('\n');
    lines += (lines.empty() ? "" : ",") + line_json(formatted.substr(0, end));
    formatted = end == std::string_view::npos ? std::string_view() : formatted.substr(end + 1);
  }
  return fmt::format("{{\"severity\":{},\"lines\":[{}]}}", quoted(severity), lines);
}

void add_problems(std::vector<std::string>& out, const core::Diagnostics& problems, core::Severity severity,
                  std::string_view name) {
  for (const core::Diagnostic& problem : problems.all()) {
    if (out.size() == kMostShownProblems) return;
    if (problem.severity == severity) out.push_back(problem_json(name, core::format_diagnostic(problem)));
  }
}

std::string format_failure(const core::Error& error) {
  std::string out = fmt::format("error: {}\n", error.message);
  if (!error.hint.empty()) out += fmt::format("hint: {}\n", error.hint);
  return valid(std::move(out));
}

}  // namespace

std::string state_json(const core::Diagnostics& problems, const std::optional<core::Error>& failure) {
  std::vector<std::string> shown;
  if (failure) shown.push_back(problem_json("error", format_failure(*failure)));
  add_problems(shown, problems, core::Severity::Error, "error");
  add_problems(shown, problems, core::Severity::Warning, "warning");
  return fmt::format("{{\"errors\":{},\"warnings\":{},\"problems\":[{}]}}",
                     problems.count(core::Severity::Error) + (failure ? 1 : 0), problems.count(core::Severity::Warning),
                     fmt::join(shown, ","));
}

}  // namespace lectern::serve
