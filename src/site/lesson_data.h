#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "markdown/document.h"
#include "site/description.h"
#include "site/page.h"

namespace lectern::site {

/// The page of a write-up; its translations are the pages of the lesson's other write-ups.
Page lesson_page_of(const Outline& outline, const LessonRef& ref);

/// The page that stands in for `lesson` in a language that it was not written in.
Page missing_page_of(const Outline& outline, const archive::Course& course, const archive::Lesson& lesson,
                     const core::LanguageTag& language);

/// What the template `lesson` gets beyond `page_data`.
Data lesson_data(const Outline& outline, const Page& page, const LessonRef& ref, const markdown::Document& document);

/// What the template `missing` gets beyond `page_data`.
Data missing_data(const Outline& outline, const Page& page, const archive::Course& course,
                  const archive::Lesson& lesson);

/// One lesson in a list on `page`.
Data lesson_item(const Outline& outline, const Page& page, const LessonRef& ref, const AllPageFacts& facts);

/// The lessons before and after in the course; null at its ends. `lesson` is one of `course.lessons`.
std::pair<const archive::Lesson*, const archive::Lesson*> neighbours_of(const archive::Course& course,
                                                                        const archive::Lesson& lesson);

/// `lesson` in `language`: by the write-up in it, else by its first.
LessonRef ref_in(const archive::Course& course, const archive::Lesson& lesson, const core::LanguageTag& language);

/// `course` in `language`: each lesson as `ref_in` gives it.
std::vector<LessonRef> lessons_of(const archive::Course& course, const core::LanguageTag& language);

/// The write-up's own date, else the lesson's.
std::optional<core::Date> date_of(const LessonRef& ref);

/// When a course took place: what course.yml says, else from its first lesson to its last. Days without a time.
std::pair<std::optional<core::Date>, std::optional<core::Date>> span_of(const archive::Course& course);

/// As machines read it: a day, or a moment where a time is known.
std::string machine_date(const core::Date& date, const archive::SiteSettings& site);

/// `date` as people read it and `date_iso` as machines do; both empty without one.
void put_date(Data& data, const std::optional<core::Date>& date, const Outline& outline,
              const core::LanguageTag& language);

/// `980 B`, `12 KB`, `1.4 MB`: a thousand bytes are a kilobyte.
std::string readable_size(std::uintmax_t bytes);

}  // namespace lectern::site
