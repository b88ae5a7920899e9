#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "core/diagnostic.h"
#include "markdown/bilingual.h"
#include "markdown/document.h"

/// Documents in a form that tests compare and people read.
namespace lectern::markdown::testing {

inline core::LineRange all_lines(const std::string& text) {
  const auto ends = std::count(text.begin(), text.end(), '\n');
  const bool open_end = !text.empty() && text.back() != '\n';
  return {1, static_cast<std::uint32_t>(ends + (open_end ? 1 : 0))};
}

struct Parsed {
  Document document;
  core::Diagnostics problems;
};

inline std::string as_written(const Link& link) {
  return link.destination;
}

inline Parsed parse_text(const std::string& text, const core::LanguageTag& language = "zh", bool raw_html = false) {
  Parsed parsed;
  const core::SourceFile file{"index.md", text};
  parsed.document = parse({file, all_lines(text), language, raw_html}, as_written, parsed.problems);
  return parsed;
}

/// The HTML of a write-up that has no problems.
inline std::string html_of(const std::string& text, const core::LanguageTag& language = "zh") {
  return parse_text(text, language).document.html;
}

inline std::string dump(const core::SourceRange& range) {
  return fmt::format("{}:{}-{}", range.line, range.column, range.end_column);
}

inline std::string dump(const core::Diagnostics& problems) {
  core::Diagnostics sorted = problems;
  sorted.sort();
  std::string text;
  for (const core::Diagnostic& problem : sorted.all()) {
    const char* severity = problem.severity == core::Severity::Error ? "error" : "warning";
    text += fmt::format("{} {} {} {}\n", dump(problem.range), severity, problem.code, problem.message);
  }
  return text;
}

/// A line a section, `2 #anchor Title 3:1-9`, then its text, indented.
inline std::string dump(const std::vector<Section>& sections) {
  std::string text;
  for (const Section& section : sections) {
    text += fmt::format("{} #{} {} {}\n", section.level, section.anchor, section.title, dump(section.range));
    for (std::size_t begin = 0; begin < section.text.size();) {
      const std::size_t end = std::min(section.text.find('\n', begin), section.text.size());
      text += "  " + section.text.substr(begin, end - begin) + "\n";
      begin = end + 1;
    }
  }
  return text;
}

inline std::string dump(const std::vector<Link>& links) {
  std::string text;
  for (const Link& link : links) {
    text += fmt::format("{}{} {}\n", dump(link.range), link.image ? " image" : "", link.destination);
  }
  return text;
}

inline std::string dump(const std::vector<LanguageHalf>& halves) {
  std::string text;
  for (const LanguageHalf& half : halves) {
    text += fmt::format("{} {}-{}\n", half.language, half.lines.first, half.lines.last);
  }
  return text;
}

}  // namespace lectern::markdown::testing
