#include "site/overview.h"

#include <fmt/format.h>

#include <algorithm>

#include "language/format.h"
#include "site/json.h"
#include "site/lesson_data.h"
#include "site/linked_data.h"
#include "site/urls.h"

namespace lectern::site {
namespace {

constexpr std::size_t kMostLessonsOnHome = 60;

std::size_t lesson_count(const archive::Archive& archive) {
  std::size_t count = 0;
  for (const archive::Course& course : archive.courses) count += course.lessons.size();
  return count;
}

std::vector<Data> roles_of(const TaxonomyEntry& entry) {
  std::vector<Data> out;
  for (const std::string& role : entry.roles) {
    Data data;
    data.text("role", role);
    out.push_back(std::move(data));
  }
  return out;
}

void put_dates(Data& data, const archive::Course& course, const core::LanguageTag& language) {
  const auto [first, last] = span_of(course);
  data.text("year", first ? std::to_string(first->year) : "")
      .text("first_date", first ? language::format_date(*first, language) : "")
      .text("last_date", last && first != last ? language::format_date(*last, language) : "");
}

/// In a language that does not have the entry, the list of all stands in for it.
Page page_of(const Outline& outline, const core::LanguageTag& language, const TaxonomyEntry& entry,
             std::string (*list_url)(const core::LanguageTag&)) {
  Page out;
  out.url = entry.url;
  out.language = language;
  out.title = entry.name;
  for (const core::LanguageTag& other : outline.site().languages) {
    const auto alternate = entry.alternates.find(other);
    if (other == language) {
      out.translations.push_back({other, entry.url});
    } else if (alternate != entry.alternates.end()) {
      out.translations.push_back({other, alternate->second});
    } else {
      out.translations.push_back({other, list_url(other), false});
    }
  }
  return out;
}

}  // namespace

std::vector<Data> Overview::items(const Page& page, const std::vector<LessonRef>& lessons) const {
  std::vector<Data> out;
  for (const LessonRef& lesson : lessons) out.push_back(lesson_item(outline_, page, lesson, facts_));
  return out;
}

Data Overview::course_item(const Page& page, const archive::Course& course, bool with_lessons) const {
  Data data;
  data.text("title", course.title.in(page.language))
      .text("summary", course.summary.in(page.language))
      .text("href", page.href(outline_, course_url(page.language, course)))
      .count(course.lessons.size());
  std::vector<LessonRef> lessons;
  if (with_lessons) lessons = lessons_of(course, page.language);
  data.list("lessons", items(page, lessons));
  put_dates(data, course, page.language);
  return data;
}

Data Overview::entry_item(const Page& page, const TaxonomyEntry& entry) const {
  Data data;
  data.text("name", entry.name).text("href", page.href(outline_, entry.url)).count(entry.lessons.size());
  return data;
}

FilledPage Overview::home(const core::LanguageTag& language) const {
  FilledPage out{page_in_all_languages(outline_, language, home_url), "home", {}};
  std::vector<Data> courses;
  std::optional<core::Date> before;
  for (const archive::Course& course : outline_.archive.courses) {
    const std::optional<core::Date> first = span_of(course).first;
    courses.push_back(course_item(out.page, course, home_lists_lessons()));
    courses.back().flag("new_year", first && (!before || before->year != first->year));
    before = first;
  }
  out.page.description = outline_.site().summary.in(language);
  out.data.text("linked_data_json", site_linked_data(outline_, out.page))
      .list("courses", std::move(courses))
      .list("newest", items(out.page, newest(outline_.archive, language, kNewestOnHome)));
  return out;
}

bool Overview::home_lists_lessons() const {
  return lesson_count(outline_.archive) <= kMostLessonsOnHome;
}

FilledPage Overview::course(const core::LanguageTag& language, const archive::Course& course) const {
  const auto url_in = [&](const core::LanguageTag& other) { return course_url(other, course); };
  FilledPage out{page_in_all_languages(outline_, language, url_in), "course", {}};
  out.page.title = course.title.in(language);
  out.page.description = beginning_of(course.summary.in(language), 160);
  out.data = course_item(out.page, course, true);
  out.data.text("linked_data_json", course_linked_data(outline_, out.page, course));
  return out;
}

FilledPage Overview::guests(const core::LanguageTag& language) const {
  FilledPage out{page_in_all_languages(outline_, language, guests_url), "guests", {}};
  std::vector<Data> entries;
  for (const TaxonomyEntry& guest : outline_.guests.in(language)) {
    entries.push_back(entry_item(out.page, guest));
    entries.back().text("role", guest.roles.empty() ? "" : guest.roles.front());
  }
  out.data.list("guests", std::move(entries))
      .text("linked_data_json", list_linked_data(outline_, out.page, "guests.title", guests_url(language)));
  return out;
}

FilledPage Overview::tags(const core::LanguageTag& language) const {
  FilledPage out{page_in_all_languages(outline_, language, tags_url), "tags", {}};
  std::vector<Data> entries;
  for (const TaxonomyEntry& tag : outline_.tags.in(language)) entries.push_back(entry_item(out.page, tag));
  out.data.list("tags", std::move(entries))
      .text("linked_data_json", list_linked_data(outline_, out.page, "tags.title", tags_url(language)));
  return out;
}

FilledPage Overview::entry_page(Page page, const TaxonomyEntry& entry, const char* template_name) const {
  FilledPage out{std::move(page), template_name, {}};
  out.data.list("lessons", items(out.page, entry.lessons)).count(entry.lessons.size());
  return out;
}

FilledPage Overview::guest(const core::LanguageTag& language, const TaxonomyEntry& guest) const {
  FilledPage out = entry_page(guest_page_of(outline_, language, guest), guest, "guest");
  out.data.list("roles", roles_of(guest)).text("linked_data_json", guest_linked_data(outline_, out.page, guest));
  return out;
}

FilledPage Overview::tag(const core::LanguageTag& language, const TaxonomyEntry& tag) const {
  FilledPage out = entry_page(tag_page_of(outline_, language, tag), tag, "tag");
  out.data.text("linked_data_json", list_linked_data(outline_, out.page, "tags.title", tags_url(language)));
  return out;
}

FilledPage Overview::search(const core::LanguageTag& language, const std::string& manifest) const {
  FilledPage out{page_in_all_languages(outline_, language, search_url), "search", {}};
  out.data.flag("search_page", true)
      .text("index_href", out.page.href(outline_, outline_.search_folder + "/"))
      .text("manifest_file", manifest)
      .text("words_json", json_for_script(outline_.words.below(language, "ui.")));
  return out;
}

/// Each language of the site, in itself: its titles, its pages, and the words below `message_key`.
std::vector<Data> Overview::language_items(const Page& page, std::string_view message_key) const {
  std::vector<Data> out;
  for (const core::LanguageTag& language : outline_.site().languages) {
    Data message;
    for (const auto& [key, text] : outline_.words.below(language, message_key)) message.text(key, text);
    Data data;
    data.text("language", language)
        .text("name", language::language_name(language))
        .text("site_title", outline_.site().title.in(language))
        .text("site_summary", outline_.site().summary.in(language))
        .text("home_href", page.href(outline_, home_url(language)))
        .text("search_href", page.href(outline_, search_url(language)))
        .object("message", std::move(message));
    out.push_back(std::move(data));
  }
  return out;
}

FilledPage Overview::welcome() const {
  FilledPage out{{}, "welcome", {}};
  out.page.url = root_url();
  out.page.language = outline_.default_language();
  out.page.description = outline_.site().summary.in(out.page.language);
  for (const core::LanguageTag& language : outline_.site().languages)
    out.page.translations.push_back({language, home_url(language)});
  out.data.list("languages", language_items(out.page, "not_found."))
      .text("linked_data_json", site_linked_data(outline_, out.page));
  return out;
}

FilledPage Overview::not_found() const {
  return page_anywhere("not-found", "not_found.");
}

FilledPage Overview::offline() const {
  return page_anywhere("offline", "offline.");
}

FilledPage Overview::page_anywhere(const char* template_name, std::string_view message) const {
  FilledPage out{{}, template_name, {}};
  out.page.language = outline_.default_language();
  out.page.anywhere = true;
  out.data.list("languages", language_items(out.page, message));
  return out;
}

Page guest_page_of(const Outline& outline, const core::LanguageTag& language, const TaxonomyEntry& guest) {
  return page_of(outline, language, guest, guests_url);
}

Page tag_page_of(const Outline& outline, const core::LanguageTag& language, const TaxonomyEntry& tag) {
  return page_of(outline, language, tag, tags_url);
}

std::vector<LessonRef> newest(const archive::Archive& archive, const core::LanguageTag& language, std::size_t count) {
  std::vector<LessonRef> out;
  for (const archive::Course& course : archive.courses) {
    for (const archive::Lesson& lesson : course.lessons) {
      const archive::WriteUp* write_up = lesson.in(language);
      if (write_up != nullptr && date_of({&course, &lesson, write_up})) out.push_back({&course, &lesson, write_up});
    }
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const LessonRef& a, const LessonRef& b) { return *date_of(b) < *date_of(a); });
  if (out.size() > count) out.resize(count);
  return out;
}

}  // namespace lectern::site
