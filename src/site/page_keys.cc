#include "site/page_keys.h"

#include "site/feed.h"
#include "site/lesson_data.h"
#include "site/overview.h"
#include "site/urls.h"

namespace lectern::site {
namespace {

using core::Fingerprint;
using core::Fingerprinter;

void add_date(const std::optional<core::Date>& date, Fingerprinter& out) {
  const auto number = [](int value) { return static_cast<std::uint64_t>(std::int64_t{value}); };
  out.add(date.has_value());
  if (!date) return;
  out.add(number(date->year)).add(number(date->month)).add(number(date->day));
  out.add(number(date->minute_of_day.value_or(-1))).add(number(date->utc_offset_minutes.value_or(10'000)));
}

void add_attachments(const std::vector<archive::Attachment>& attachments, Fingerprinter& out) {
  out.add(attachments.size());
  for (const archive::Attachment& attachment : attachments) out.add(attachment.target).add(attachment.label);
}

void add_assets(const std::vector<archive::Asset>& assets, Fingerprinter& out) {
  out.add(assets.size());
  for (const archive::Asset& asset : assets) out.add(asset.path).add(std::uint64_t{asset.bytes});
}

Fingerprint brief_of(const archive::Lesson& lesson) {
  Fingerprinter out;
  out.add(lesson.slug).add(lesson.write_ups.size());
  for (const archive::WriteUp& write_up : lesson.write_ups) out.add(write_up.language).add(write_up.title);
  return out.finish();
}

Fingerprint whole_of(const archive::Lesson& lesson, const Fingerprint& brief) {
  Fingerprinter out;
  out.add(brief).add(lesson.folder);
  for (const archive::WriteUp& write_up : lesson.write_ups) {
    out.add(write_up.summary).add(write_up.guests.size()).add(write_up.tags.size());
    add_date(write_up.date, out);
    for (const archive::Guest& guest : write_up.guests) out.add(guest.name).add(guest.role);
    for (const std::string& tag : write_up.tags) out.add(tag);
    add_attachments(write_up.videos, out);
    add_attachments(write_up.slides, out);
  }
  add_assets(lesson.assets, out);
  return out.finish();
}

void add_localized(const archive::LocalizedText& text, const archive::SiteSettings& site, Fingerprinter& out) {
  for (const core::LanguageTag& language : site.languages) out.add(text.in(language));
}

Fingerprint fingerprint_of(const archive::Course& course, const archive::SiteSettings& site) {
  Fingerprinter out;
  out.add(course.slug).add(course.lessons.size());
  add_localized(course.title, site, out);
  add_localized(course.summary, site, out);
  add_date(course.start, out);
  add_date(course.end, out);
  for (const archive::Lesson& lesson : course.lessons) add_date(lesson.date(), out);
  return out.finish();
}

Fingerprint fingerprint_of_site(const Outline& outline, const Fingerprint& theme) {
  const archive::SiteSettings& site = outline.site();
  Fingerprinter out;
  out.add(theme).add(outline.theme.folder()).add(outline.client.folder()).add(outline.search_folder);
  out.add(site.base_url).add(site.time_zone).add(site.raw_html).add(site.service_worker);
  out.add(site.languages.size());
  add_localized(site.title, site, out);
  add_localized(site.summary, site, out);
  for (const core::LanguageTag& language : site.languages) {
    out.add(language).add(!outline.guests.in(language).empty()).add(!outline.tags.in(language).empty());
  }
  return out.finish();
}

void add_items(const std::vector<LessonRef>& lessons, const ItemKeys& items, Fingerprinter& out) {
  out.add(lessons.size());
  for (const LessonRef& ref : lessons) out.add(items.at(ref.write_up));
}

}  // namespace

PageKeys::PageKeys(const Outline& outline, const Fingerprint& theme)
    : outline_(outline), site_(fingerprint_of_site(outline, theme)) {
  const std::vector<archive::Course>& courses = outline.archive.courses;
  std::vector<Fingerprint> course_keys(courses.size());
  std::vector<std::vector<LessonParts>> lesson_parts(courses.size());
  const auto make = [&](std::size_t i) {
    course_keys[i] = fingerprint_of(courses[i], outline.site());
    for (const archive::Lesson& lesson : courses[i].lessons) {
      const Fingerprint brief = brief_of(lesson);
      lesson_parts[i].push_back({brief, whole_of(lesson, brief)});
    }
  };
  for (std::size_t i = 0; i < courses.size(); ++i) make(i);
  for (std::size_t i = 0; i < courses.size(); ++i) {
    courses_.emplace(&courses[i], course_keys[i]);
    for (std::size_t j = 0; j < courses[i].lessons.size(); ++j) {
      lessons_.emplace(&courses[i].lessons[j], lesson_parts[i][j]);
    }
  }
}

Fingerprinter& PageKeys::begin(const char* kind, const core::LanguageTag& language, Fingerprinter& out) const {
  return out.add(site_).add(kind).add(language);
}

Fingerprint PageKeys::lesson(const LessonRef& ref, const Fingerprint& document) const {
  Fingerprinter out;
  begin("lesson", ref.write_up->language, out);
  out.add(courses_.at(ref.course)).add(parts_of(*ref.lesson).whole).add(document);
  const auto [previous, next] = neighbours_of(*ref.course, *ref.lesson);
  for (const archive::Lesson* neighbour : {previous, next}) {
    out.add(neighbour == nullptr ? Fingerprint() : parts_of(*neighbour).brief);
  }
  return out.finish();
}

Fingerprint PageKeys::missing(const archive::Course& course, const archive::Lesson& lesson,
                              const core::LanguageTag& language) const {
  Fingerprinter out;
  return begin("missing", language, out).add(courses_.at(&course)).add(parts_of(lesson).brief).finish();
}

Fingerprint PageKeys::plain(const core::LanguageTag& language) const {
  Fingerprinter out;
  return begin("plain", language, out).finish();
}

Fingerprint PageKeys::search(const core::LanguageTag& language, const std::string& manifest) const {
  Fingerprinter out;
  return begin("search", language, out).add(manifest).finish();
}

ItemKeys PageKeys::items(const AllPageFacts& facts) const {
  ItemKeys out;
  out.reserve(facts.size());
  for (const archive::Course& course : outline_.archive.courses) {
    for (const archive::Lesson& lesson : course.lessons) {
      for (const archive::WriteUp& write_up : lesson.write_ups) {
        const auto known = facts.find(lesson_url(write_up.language, course, lesson));
        Fingerprinter item;
        item.add(courses_.at(&course)).add(parts_of(lesson).whole).add(write_up.language);
        item.add(known == facts.end() ? std::string_view() : std::string_view(known->second.description));
        out.emplace(&write_up, item.finish());
      }
    }
  }
  return out;
}

Fingerprint PageKeys::home(const core::LanguageTag& language, const ItemKeys& items) const {
  const AllPageFacts none;
  const Overview overview(outline_, none);
  Fingerprinter out;
  begin("home", language, out).add(outline_.archive.courses.size());
  for (const archive::Course& course : outline_.archive.courses) {
    out.add(courses_.at(&course));
    if (overview.home_lists_lessons()) add_items(lessons_of(course, language), items, out);
  }
  add_items(newest(outline_.archive, language, kNewestOnHome), items, out);
  return out.finish();
}

Fingerprint PageKeys::course(const core::LanguageTag& language, const archive::Course& course,
                             const ItemKeys& items) const {
  Fingerprinter out;
  begin("course", language, out).add(courses_.at(&course));
  add_items(lessons_of(course, language), items, out);
  return out.finish();
}

Fingerprint PageKeys::entries(const core::LanguageTag& language, const std::vector<TaxonomyEntry>& entries) const {
  Fingerprinter out;
  begin("entries", language, out).add(entries.size());
  for (const TaxonomyEntry& entry : entries) {
    out.add(entry.name).add(entry.url).add(entry.roles.empty() ? "" : entry.roles.front()).add(entry.lessons.size());
  }
  return out.finish();
}

Fingerprint PageKeys::entry(const core::LanguageTag& language, const TaxonomyEntry& entry,
                            const ItemKeys& items) const {
  Fingerprinter out;
  begin("entry", language, out).add(entry.name).add(entry.url).add(entry.roles.size()).add(entry.alternates.size());
  for (const std::string& role : entry.roles) out.add(role);
  for (const auto& [other, url] : entry.alternates) out.add(other).add(url);
  add_items(entry.lessons, items, out);
  return out.finish();
}

Fingerprint PageKeys::feed(const core::LanguageTag& language, const ItemKeys& items) const {
  Fingerprinter out;
  begin("feed", language, out);
  add_items(newest(outline_.archive, language, kFeedEntries), items, out);
  return out.finish();
}

Fingerprint PageKeys::sitemap() const {
  Fingerprinter out;
  begin("sitemap", outline_.default_language(), out);
  for (const archive::Course& course : outline_.archive.courses) {
    out.add(course.slug).add(course.lessons.size());
    for (const archive::Lesson& lesson : course.lessons) {
      out.add(lesson.slug).add(lesson.write_ups.size());
      for (const archive::WriteUp& write_up : lesson.write_ups) {
        out.add(write_up.language);
        add_date(date_of({&course, &lesson, &write_up}), out);
      }
    }
  }
  for (const core::LanguageTag& language : outline_.site().languages) {
    for (const Taxonomy* taxonomy : {&outline_.guests, &outline_.tags}) {
      for (const TaxonomyEntry& entry : taxonomy->in(language)) {
        out.add(entry.url).add(entry.alternates.size());
        for (const auto& [other, url] : entry.alternates) out.add(other).add(url);
      }
    }
  }
  return out.finish();
}

}  // namespace lectern::site
