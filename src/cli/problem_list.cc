#include "cli/problem_list.h"

#include <fmt/format.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string_view>

#include "cli/terminal.h"

namespace lectern::cli {
namespace {

using nlohmann::ordered_json;

constexpr int kFormatVersion = 1;

const char* name_of(core::Severity severity) {
  switch (severity) {
    case core::Severity::Note:
      return "note";
    case core::Severity::Warning:
      return "warning";
    case core::Severity::Error:
      return "error";
  }
  return "";
}

/// A position of 0 says nothing.
ordered_json position(std::uint32_t number) {
  return number == 0 ? ordered_json(nullptr) : ordered_json(number);
}

ordered_json text_or_null(const std::string& text) {
  return text.empty() ? ordered_json(nullptr) : ordered_json(text);
}

ordered_json json_of(const core::Diagnostic& problem) {
  return {{"severity", name_of(problem.severity)},
          {"code", problem.code},
          {"file", text_or_null(problem.file)},
          {"line", position(problem.range.line)},
          {"column", position(problem.range.column)},
          {"end_column", position(problem.range.end_column)},
          {"message", problem.message},
          {"hint", text_or_null(problem.hint)}};
}

ordered_json json_of(const pipeline::LessonStatus& lesson, const std::vector<core::LanguageTag>& languages) {
  ordered_json write_ups = ordered_json::object();
  for (const core::LanguageTag& language : languages) {
    const auto found = lesson.write_ups.find(language);
    write_ups[language] = found == lesson.write_ups.end() ? ordered_json(nullptr) : ordered_json(found->second);
  }
  return {{"course", lesson.course},
          {"course_title", lesson.course_title},
          {"lesson", lesson.lesson},
          {"title", lesson.title},
          {"date", lesson.date ? ordered_json(core::iso_day(*lesson.date)) : ordered_json(nullptr)},
          {"write_ups", write_ups},
          {"errors", lesson.errors},
          {"warnings", lesson.warnings},
          {"notes", lesson.notes}};
}

ordered_json beginning(const std::string& archive, const pipeline::BuildReport& report) {
  const auto count = [&](core::Severity severity) { return report.problems.count(severity); };
  return {{"format", kFormatVersion},
          {"archive", archive},
          {"passed", !report.stopped},
          {"courses", report.courses},
          {"lessons", report.lessons},
          {"write_ups", report.write_ups},
          {"errors", count(core::Severity::Error)},
          {"warnings", count(core::Severity::Warning)},
          {"notes", count(core::Severity::Note)},
          {"silenced", report.silenced}};
}

std::string written(const ordered_json& document) {
  return document.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

/// As the runner reads it back; in a property, which ends at ',' or ':', also these.
std::string escaped(std::string_view text, bool in_property) {
  std::string out;
  for (const char c : text) {
    if (c == '%' || c == '\r' || c == '\n' || (in_property && (c == ':' || c == ','))) {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out;
}

std::string property(std::string_view name, std::string_view value) {
  return fmt::format("{}={}", name, escaped(printable(value), true));
}

}  // namespace

std::string problems_json(const std::string& archive, const pipeline::CheckReport& report) {
  ordered_json document = beginning(archive, report.found);
  document["problems"] = ordered_json::array();
  for (const core::Diagnostic& problem : report.found.problems.all()) document["problems"].push_back(json_of(problem));
  return written(document);
}

std::string lessons_json(const std::string& archive, const pipeline::CheckReport& report) {
  ordered_json document = beginning(archive, report.found);
  document["status"] = ordered_json::array();
  for (const pipeline::LessonStatus& lesson : report.lessons)
    document["status"].push_back(json_of(lesson, report.languages));
  return written(document);
}

std::string github_annotation(const core::Diagnostic& problem) {
  const char* command = problem.severity == core::Severity::Note ? "notice" : name_of(problem.severity);
  std::string properties;
  if (!problem.file.empty()) {
    // The runner looks the file up from where it runs the command.
    properties += property("file", std::filesystem::path(problem.file).lexically_normal().string()) + ",";
    const auto& [line, column, end_column] = problem.range;
    if (line > 0) properties += fmt::format("line={},", line);
    if (line > 0 && column > 0) properties += fmt::format("col={},", column);
    if (line > 0 && end_column > column) properties += fmt::format("endColumn={},", end_column);
  }
  const std::string hint = problem.hint.empty() ? "" : fmt::format("\n{}", printable(problem.hint));
  return fmt::format("::{} {}{}::{}\n", command, properties, property("title", problem.code),
                     escaped(printable(problem.message) + hint, false));
}

}  // namespace lectern::cli
