#include "archive/archive.h"

#include <algorithm>
#include <numeric>

namespace lectern::archive {

const std::string& LocalizedText::in(const core::LanguageTag& language) const {
  if (const auto own = by_language_.find(language); own != by_language_.end()) return own->second;
  if (!for_all_.empty() || by_language_.empty()) return for_all_;
  const auto near = std::find_if(by_language_.begin(), by_language_.end(), [&](const auto& entry) {
    return core::primary_subtag(entry.first) == core::primary_subtag(language);
  });
  return near != by_language_.end() ? near->second : by_language_.begin()->second;
}

bool LocalizedText::has(const core::LanguageTag& language) const {
  return !for_all_.empty() || by_language_.count(language) > 0;
}

const WriteUp* Lesson::in(const core::LanguageTag& language) const {
  const auto found = std::find_if(write_ups.begin(), write_ups.end(),
                                  [&](const WriteUp& write_up) { return write_up.language == language; });
  return found == write_ups.end() ? nullptr : &*found;
}

std::optional<core::Date> Lesson::date() const {
  for (const WriteUp& write_up : write_ups) {
    if (write_up.date) return write_up.date;
  }
  return std::nullopt;
}

std::size_t Archive::write_up_count() const {
  std::size_t count = 0;
  for (const Course& course : courses) {
    count += std::accumulate(course.lessons.begin(), course.lessons.end(), std::size_t{0},
                             [](std::size_t sum, const Lesson& lesson) { return sum + lesson.write_ups.size(); });
  }
  return count;
}

}  // namespace lectern::archive
