#include "check/whole.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <tuple>
#include <vector>

#include "check/problem.h"

namespace lectern::check {
namespace {

/// A lesson with the number that its folder begins with.
struct NumberedLesson {
  unsigned number = 0;
  core::Date date;  ///< the day alone
  const archive::Lesson* lesson = nullptr;
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::optional<unsigned> number_of(std::string_view folder) {
  constexpr std::size_t kMostDigits = 6;
  std::size_t end = 0;
  unsigned number = 0;
  for (; end < folder.size() && end <= kMostDigits && is_digit(folder[end]); ++end)
    number = number * 10 + static_cast<unsigned>(folder[end] - '0');
  return end > 0 && end <= kMostDigits ? std::optional(number) : std::nullopt;
}

/// By number; those of one number by date, as nothing says which comes first.
std::vector<NumberedLesson> numbered_lessons(const archive::Course& course) {
  std::vector<NumberedLesson> out;
  for (const archive::Lesson& lesson : course.lessons) {
    const std::optional<unsigned> number = number_of(lesson.name);
    const std::optional<core::Date> date = lesson.date();
    if (number && date) out.push_back({*number, {date->year, date->month, date->day, {}, {}}, &lesson});
  }
  std::stable_sort(out.begin(), out.end(), [](const NumberedLesson& a, const NumberedLesson& b) {
    return std::tie(a.number, a.date) < std::tie(b.number, b.date);
  });
  return out;
}

/// Which lessons belong to the longest series whose dates never go back; of several, one that begins early.
std::vector<bool> in_longest_series(const std::vector<NumberedLesson>& lessons) {
  constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::vector<std::size_t> ends;  // ends[n]: where a series of n + 1 lessons ends, with the earliest date possible
  std::vector<std::size_t> before(lessons.size(), kNone);
  for (std::size_t i = 0; i < lessons.size(); ++i) {
    const auto place = std::upper_bound(
        ends.begin(), ends.end(), i, [&](std::size_t a, std::size_t b) { return lessons[a].date < lessons[b].date; });
    if (place != ends.begin()) before[i] = *(place - 1);
    if (place == ends.end()) {
      ends.push_back(i);
    } else {
      *place = i;
    }
  }
  std::vector<bool> out(lessons.size(), false);
  for (std::size_t i = ends.empty() ? kNone : ends.back(); i != kNone; i = before[i]) out[i] = true;
  return out;
}

/// The write-up that gives a lesson its date.
const archive::WriteUp& dated(const archive::Lesson& lesson) {
  return *std::find_if(lesson.write_ups.begin(), lesson.write_ups.end(),
                       [](const archive::WriteUp& write_up) { return write_up.date.has_value(); });
}

void report_order(const NumberedLesson& wrong, const NumberedLesson& other, core::Diagnostics& problems) {
  const archive::WriteUp& write_up = dated(*wrong.lesson);
  report(problems, problem::kLessonOrder, write_up, write_up.date_range,
         fmt::format("{} is dated {}, {} {} ({})", wrong.lesson->name, core::iso_day(wrong.date),
                     wrong.date < other.date ? "before" : "after", other.lesson->name, core::iso_day(other.date)),
         "correct the date, or number the folders in the order of their dates");
}

void check_dates(const archive::Course& course, core::Diagnostics& problems) {
  const std::vector<NumberedLesson> lessons = numbered_lessons(course);
  const std::vector<bool> in_series = in_longest_series(lessons);
  for (std::size_t i = 0; i < lessons.size(); ++i) {
    if (in_series[i]) continue;
    for (std::size_t j = 0; j < lessons.size(); ++j) {
      const bool disagree = i < j ? lessons[j].date < lessons[i].date : lessons[i].date < lessons[j].date;
      if (!in_series[j] || !disagree) continue;
      report_order(lessons[i], lessons[j], problems);
      break;
    }
  }
}

}  // namespace

void check_dates(const archive::Archive& archive, core::Diagnostics& problems) {
  for (const archive::Course& course : archive.courses) check_dates(course, problems);
}

void check_languages(const archive::Archive& archive, core::Diagnostics& problems) {
  for (const archive::Course& course : archive.courses) {
    for (const archive::Lesson& lesson : course.lessons) {
      for (const core::LanguageTag& language : archive.site.languages) {
        if (lesson.in(language) != nullptr) continue;
        report(problems, problem::kTranslationMissing, lesson.write_ups.front(), {},
               fmt::format("there is no write-up of this lesson in {}", language),
               fmt::format("add index.{}.md beside it; until then the site shows this one in its place", language));
      }
    }
  }
}

}  // namespace lectern::check
