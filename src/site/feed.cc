#include "site/feed.h"

#include "language/format.h"
#include "site/lesson_data.h"
#include "site/overview.h"
#include "site/page.h"
#include "site/urls.h"

namespace lectern::site {
namespace {

constexpr const char* kNever = "1970-01-01T00:00:00Z";  // a feed must say when it changed, also with nothing in it

/// Stays the same for as long as the page's URL does. `.invalid` is nobody's domain (RFC 2606).
std::string id_of(const archive::SiteSettings& site, const std::string& url) {
  return site.base_url.empty() ? "tag:lectern.invalid,2021:" + percent_encode(url) : public_url(site, url);
}

Data entry_of(const Outline& outline, const LessonRef& ref, const AllPageFacts& facts) {
  const archive::SiteSettings& site = outline.site();
  const std::string url = lesson_url(ref.write_up->language, *ref.course, *ref.lesson);
  std::vector<Data> authors;
  for (const archive::Guest& guest : ref.write_up->guests) {
    Data author;
    author.text("name", guest.name);
    authors.push_back(std::move(author));
  }
  const auto known = facts.find(url);
  Data data;
  data.text("title", ref.write_up->title)
      .text("href", public_url(site, url))
      .text("id", id_of(site, url))
      .text("updated", language::rfc3339(*date_of(ref), site.time_zone))
      .text("summary", known == facts.end() ? "" : known->second.description)
      .list("authors", std::move(authors));
  return data;
}

}  // namespace

Data feed_data(const Outline& outline, const core::LanguageTag& language, const AllPageFacts& facts) {
  const archive::SiteSettings& site = outline.site();
  const std::vector<LessonRef> lessons = newest(outline.archive, language, kFeedEntries);
  std::vector<Data> entries;
  for (const LessonRef& lesson : lessons) entries.push_back(entry_of(outline, lesson, facts));
  Data data;
  data.text("language", language)
      .text("site_title", site.title.in(language))
      .text("site_summary", site.summary.in(language))
      .text("id", id_of(site, feed_url(language)))
      .text("self_href", public_url(site, feed_url(language)))
      .text("home_href", public_url(site, home_url(language)))
      .text("updated", lessons.empty() ? kNever : language::rfc3339(*date_of(lessons.front()), site.time_zone))
      .list("entries", std::move(entries));
  return data;
}

}  // namespace lectern::site
