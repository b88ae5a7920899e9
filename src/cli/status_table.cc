#include "cli/status_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "cli/terminal.h"
#include "core/utf8.h"

namespace lectern::cli {
namespace {

constexpr std::size_t kTableCells = 80, kGapCells = 2, kLeastNameCells = 16;

std::size_t cells_of(std::string_view text) {
  std::size_t out = 0;
  for (std::size_t offset = 0; offset < text.size();)
    out += static_cast<std::size_t>(core::cell_width(core::next_code_point(text, offset)));
  return out;
}

/// At most `cells` wide, with an ellipsis where something is left out.
std::string cut(const std::string& text, std::size_t cells) {
  if (cells_of(text) <= cells) return text;
  std::size_t used = 1, end = 0;  // the ellipsis
  for (std::size_t offset = 0; offset < text.size(); end = offset) {
    used += static_cast<std::size_t>(core::cell_width(core::next_code_point(text, offset)));
    if (used > cells) break;
  }
  return text.substr(0, end) + "…";
}

using Row = std::vector<std::string>;

std::string number(std::size_t count) {
  return count == 0 ? std::string() : std::to_string(count);
}

class StatusTable {
 public:
  explicit StatusTable(const pipeline::CheckReport& report) : report_(report) {
    head_ = {"lesson"};
    for (const core::LanguageTag& language : report.languages) head_.push_back(language);
    first_number_ = head_.size() + 1;
    for (const char* heading : {"date", "errors", "warnings", "notes"}) head_.emplace_back(heading);
    for (const std::string& heading : head_) widths_.push_back(cells_of(heading));
    widths_[first_number_ - 1] = std::string_view("2021-03-30").size();
    std::size_t others = 0;
    for (std::size_t i = 1; i < widths_.size(); ++i) others += kGapCells + widths_[i];
    widths_[0] = std::max(kLeastNameCells, kTableCells > others ? kTableCells - others : 0);
  }

  std::string write() const {
    std::string out = line(head_);
    const std::string* course = nullptr;
    for (const pipeline::LessonStatus& lesson : report_.lessons) {
      if (course == nullptr || *course != lesson.course) out += heading(lesson);
      course = &lesson.course;
      out += line(row(lesson));
    }
    return out;
  }

 private:
  static std::string heading(const pipeline::LessonStatus& lesson) {
    const bool titled = !lesson.course_title.empty() && lesson.course_title != lesson.course;
    return cut(printable(titled ? fmt::format("{}: {}", lesson.course, lesson.course_title) : lesson.course),
               kTableCells) +
           "\n";
  }

  Row row(const pipeline::LessonStatus& lesson) const {
    Row out = {"  " + printable(lesson.lesson)};
    for (const core::LanguageTag& language : report_.languages)
      out.emplace_back(lesson.write_ups.contains(language) ? "✓" : "–");
    out.push_back(lesson.date ? core::iso_day(*lesson.date) : "–");
    for (const std::size_t count : {lesson.errors, lesson.warnings, lesson.notes}) out.push_back(number(count));
    return out;
  }

  std::string line(const Row& row) const {
    std::string out;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string text = cut(row[i], widths_[i]);
      const std::string blank(widths_[i] - cells_of(text), ' ');
      if (i > 0) out.append(kGapCells, ' ');
      out += i >= first_number_ ? blank + text : text + blank;
    }
    out.erase(out.find_last_not_of(' ') + 1);
    return out + "\n";
  }

  const pipeline::CheckReport& report_;
  Row head_;
  std::vector<std::size_t> widths_;
  std::size_t first_number_ = 0;  ///< columns from here on are numbers
};

}  // namespace

std::string status_table(const pipeline::CheckReport& report) {
  return StatusTable(report).write();
}

}  // namespace lectern::cli
