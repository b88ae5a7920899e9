#include "pipeline/card.h"

#include <optional>

#include "core/date.h"
#include "site/urls.h"

namespace lectern::pipeline {
namespace {

/// `2021-03-30`, or empty.
std::string date_of(const WriteUpPlace& place) {
  const auto date = place.write_up.date ? place.write_up.date : place.lesson.date();
  return date ? core::iso_day(*date) : std::string();
}

}  // namespace

core::Card make_card(const WriteUpPlace& place, const markdown::Document& document) {
  const auto& [course, lesson, write_up] = place;
  core::Card card;
  card.lesson = lesson.path;
  card.language = write_up.language;
  card.url = site::lesson_url(write_up.language, course, lesson);
  card.title = write_up.title;
  card.course = course.name;
  card.course_title = course.title.in(write_up.language);
  card.date = date_of(place);
  for (const archive::Guest& guest : write_up.guests) card.guests.push_back(guest.name);
  card.tags = write_up.tags;
  for (const markdown::Section& section : document.sections) {
    card.sections.push_back({section.title, section.anchor, section.text});
  }
  return card;
}

std::uint64_t card_key(const core::Fingerprint& program, const archive::SiteSettings& site, const WriteUpPlace& place) {
  const auto& [course, lesson, write_up] = place;
  core::Fingerprinter out;
  out.add(program).add(site.raw_html);
  out.add(write_up.source.content).add(write_up.body.first).add(write_up.body.last).add(write_up.language);
  out.add(site::lesson_url(write_up.language, course, lesson)).add(lesson.path);
  out.add(course.name).add(course.title.in(write_up.language)).add(date_of(place));
  return out.finish().low;
}

}  // namespace lectern::pipeline
