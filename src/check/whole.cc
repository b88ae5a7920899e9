#include "check/whole.h"

#include <fmt/format.h>

#include "check/problem.h"

namespace lectern::check {

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
