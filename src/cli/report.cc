#include "cli/report.h"

#include <fmt/format.h>

namespace lectern::cli {

std::string count_of(std::size_t number, std::string_view noun) {
  return fmt::format("{} {}{}", number, noun, number == 1 ? "" : "s");
}

std::string count_problems(const core::Diagnostics& problems, std::size_t silenced) {
  std::string out;
  const auto add = [&](core::Severity severity, std::string_view noun) {
    const std::size_t count = problems.count(severity);
    if (count > 0) out += fmt::format("{}{}", out.empty() ? "" : ", ", count_of(count, noun));
  };
  add(core::Severity::Error, "error");
  add(core::Severity::Warning, "warning");
  add(core::Severity::Note, "note");
  if (out.empty()) out = "no problems";
  if (silenced > 0) out += fmt::format(", {} silenced by site.yml", silenced);
  return out;
}

std::string describe_archive(const pipeline::BuildReport& report) {
  std::size_t total = 0;
  std::string languages;
  for (const auto& [language, count] : report.write_ups) {
    total += count;
    languages += fmt::format("{}{} {}", languages.empty() ? "" : ", ", language, count);
  }
  return fmt::format("{} in {}, {}{}", count_of(report.lessons, "lesson"), count_of(report.courses, "course"),
                     count_of(total, "write-up"), languages.empty() ? "" : fmt::format(" ({})", languages));
}

}  // namespace lectern::cli
