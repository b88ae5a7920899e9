#include "pipeline/language_gaps.h"

#include <algorithm>

namespace lectern::pipeline {

LanguageGaps::LanguageGaps(const archive::Archive& archive) {
  for (const archive::Course& course : archive.courses) {
    for (const archive::Lesson& lesson : course.lessons) {
      for (const archive::WriteUp& write_up : lesson.write_ups) languages_.insert(write_up.language);
    }
  }
  if (languages_.size() < 2) return;
  for (const archive::Course& course : archive.courses) {
    for (const archive::Lesson& lesson : course.lessons) {
      for (const core::LanguageTag& asked : of(lesson)) {
        for (const archive::WriteUp& write_up : lesson.write_ups) directions_.emplace(asked, write_up.language);
      }
    }
  }
}

std::vector<core::LanguageTag> LanguageGaps::of(const archive::Lesson& lesson) const {
  std::vector<core::LanguageTag> out;
  for (const core::LanguageTag& language : languages_) {
    const bool lacks = std::none_of(lesson.write_ups.begin(), lesson.write_ups.end(), [&](const auto& write_up) {
      return core::primary_subtag(write_up.language) == core::primary_subtag(language);
    });
    if (lacks) out.push_back(language);
  }
  return out;
}

}  // namespace lectern::pipeline
