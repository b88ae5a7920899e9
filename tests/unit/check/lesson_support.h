#pragma once

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "archive/source_text.h"
#include "check/check.h"
#include "core/diagnostic.h"
#include "markdown/document.h"

/// Write-ups made of their bodies, and what is said of them in a form that tests compare.
namespace lectern::check::testing {

/// A write-up in a file of its own. Stays where it is made: its text is borrowed.
class LittleWriteUp {
 public:
  LittleWriteUp(core::LanguageTag language, std::string body, std::vector<std::string> guests = {})
      : source_{"a/01/index." + language + ".md", std::move(body)} {
    write_up_.language = std::move(language);
    write_up_.source.path = source_.path;
    write_up_.body = {1, archive::line_count(source_.text)};
    for (std::string& guest : guests) write_up_.guests.push_back({std::move(guest), {}});
    const auto as_written = [](const markdown::Link& link) { return link.destination; };
    core::Diagnostics problems_of_body;
    document_ = markdown::parse({source_, write_up_.body, write_up_.language}, as_written, problems_of_body);
  }
  LittleWriteUp(const LittleWriteUp&) = delete;
  LittleWriteUp& operator=(const LittleWriteUp&) = delete;

  Text text() const { return {write_up_, source_, document_}; }

 private:
  core::SourceFile source_;
  archive::WriteUp write_up_;
  markdown::Document document_;
};

/// A line a problem: `en 3:1-9 code message`.
inline std::string dump(core::Diagnostics problems) {
  problems.sort();
  std::string out;
  for (const core::Diagnostic& problem : problems.all()) {
    const std::string language = problem.file.substr(problem.file.find("index.") + 6, 2);
    out += fmt::format("{} {}:{}-{} {} {}\n", language, problem.range.line, problem.range.column,
                       problem.range.end_column, problem.code, problem.message);
  }
  return out;
}

/// What is said of one write-up.
inline std::string said_of(const std::string& body, const core::LanguageTag& language = "en") {
  const LittleWriteUp write_up(language, body);
  core::Diagnostics problems;
  check_write_up(write_up.text(), problems);
  return dump(problems);
}

/// What is said of a Chinese and an English write-up of one lesson.
inline std::string said_of_both(const LittleWriteUp& chinese, const LittleWriteUp& english) {
  core::Diagnostics problems;
  compare(chinese.text(), english.text(), problems);
  return dump(problems);
}

inline std::string said_of_both(const std::string& chinese, const std::string& english) {
  return said_of_both(LittleWriteUp("zh", chinese), LittleWriteUp("en", english));
}

}  // namespace lectern::check::testing
