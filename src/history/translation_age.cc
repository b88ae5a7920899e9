#include "history/translation_age.h"

#include <fmt/format.h>

#include <chrono>
#include <optional>
#include <string>

#include "core/date.h"

namespace lectern::history {
namespace {

using core::Severity;

struct Change {
  const archive::WriteUp* write_up;
  Time time;
  bool committed;
};

std::optional<Change> last_change(const archive::WriteUp& write_up, const ChangeTimes& times, Time now) {
  if (times.uncommitted.contains(write_up.source.file)) return Change{&write_up, now, false};
  const auto found = times.committed.find(write_up.source.file);
  if (found == times.committed.end()) return std::nullopt;
  return Change{&write_up, found->second, true};
}

/// `2021-03-30`, in UTC.
std::string day_of(Time time) {
  using namespace std::chrono;
  const year_month_day day{floor<days>(sys_seconds(seconds(time)))};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

std::string name_of(const archive::WriteUp& write_up) {
  const std::string& file = write_up.source.file;
  return file.substr(file.rfind('/') + 1);  // npos + 1 is 0
}

void report(const Change& older, const Change& newer, core::Diagnostics& problems) {
  const std::string when = newer.committed ? fmt::format("on {}", day_of(newer.time)) : "and is not committed";
  problems.add({Severity::Note,
                "translation-older",
                older.write_up->source.path,
                {},
                fmt::format("{} has changed since, {}; this write-up last changed on {}", name_of(*newer.write_up),
                            when, day_of(older.time)),
                fmt::format("see what is new there with git log -p -- {}", newer.write_up->source.path),
                {}});
}

}  // namespace

void report_older_translations(const archive::Archive& archive, const ChangeTimes& times, Time now,
                               core::Diagnostics& problems) {
  for (const archive::Course& course : archive.courses) {
    for (const archive::Lesson& lesson : course.lessons) {
      std::optional<Change> newest;
      for (const archive::WriteUp& write_up : lesson.write_ups) {
        const auto change = last_change(write_up, times, now);
        if (change && (!newest || change->time > newest->time)) newest = change;
      }
      for (const archive::WriteUp& write_up : lesson.write_ups) {
        const auto change = last_change(write_up, times, now);
        if (change && newest->time - change->time > kTolerance) report(*change, *newest, problems);
      }
    }
  }
}

void report_shallow(const archive::Archive& archive, core::Diagnostics& problems) {
  problems.add({Severity::Note,
                "history-shallow",
                archive.root.string(),
                {},
                "this is a shallow clone, which does not tell whether a write-up is older than its translation",
                "fetch the whole history: git fetch --unshallow, or fetch-depth: 0 for GitHub's checkout",
                {}});
}

void report_unreadable(const archive::Archive& archive, const core::Error& error, core::Diagnostics& problems) {
  problems.add({Severity::Note, "history-unreadable", archive.root.string(), {}, error.message, error.hint, {}});
}

}  // namespace lectern::history
