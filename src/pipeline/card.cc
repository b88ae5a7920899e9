#include "pipeline/card.h"

#include "core/date.h"
#include "site/urls.h"

namespace lectern::pipeline {

core::Card make_card(const archive::Course& course, const archive::Lesson& lesson, const archive::WriteUp& write_up,
                     const markdown::Document& document) {
  core::Card card;
  card.lesson = lesson.path;
  card.language = write_up.language;
  card.url = site::lesson_url(write_up.language, course, lesson);
  card.title = write_up.title;
  card.course = course.name;
  card.course_title = course.title.in(write_up.language);
  if (const auto date = write_up.date ? write_up.date : lesson.date()) card.date = core::iso_day(*date);
  for (const archive::Guest& guest : write_up.guests) card.guests.push_back(guest.name);
  card.tags = write_up.tags;
  for (const markdown::Section& section : document.sections) {
    card.sections.push_back({section.title, section.anchor, section.text});
  }
  return card;
}

}  // namespace lectern::pipeline
