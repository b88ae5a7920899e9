#include "site/lesson_data.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "language/format.h"
#include "site/linked_data.h"
#include "site/picture_size.h"
#include "site/urls.h"

namespace lectern::site {
namespace {

constexpr int kDeepestInContents = 3;

template <std::size_t N>
bool has_extension(std::string_view path, const std::array<std::string_view, N>& extensions) {
  return std::find(extensions.begin(), extensions.end(), lower_extension(path)) != extensions.end();
}

constexpr std::array<std::string_view, 5> kShown{"jpg", "jpeg", "png", "gif", "webp"};
constexpr std::array<std::string_view, 4> kPlayable{"mp4", "webm", "ogv", "m4v"};

/// The host of a URL; empty for anything else.
std::string host_of(std::string_view url) {
  const std::size_t scheme = url.find("//");
  if (scheme == std::string_view::npos) return {};
  const std::string_view rest = url.substr(scheme + 2);
  return std::string(rest.substr(0, rest.find_first_of("/?#")));
}

std::vector<Data> guests_of(const Outline& outline, const Page& page, const archive::WriteUp& write_up) {
  std::vector<Data> out;
  for (const archive::Guest& guest : write_up.guests) {
    Data data;
    data.text("name", guest.name)
        .text("role", guest.role)
        .text("href", page.href(outline, guest_url(write_up.language, guest.name)))
        .flag("last", &guest == &write_up.guests.back());
    out.push_back(std::move(data));
  }
  return out;
}

std::vector<Data> tags_of_write_up(const Outline& outline, const Page& page, const archive::WriteUp& write_up) {
  std::vector<Data> out;
  for (const std::string& tag : write_up.tags) {
    Data data;
    data.text("name", tag).text("href", page.href(outline, tag_url(write_up.language, tag)));
    out.push_back(std::move(data));
  }
  return out;
}

std::vector<Data> contents_of(const markdown::Document& document) {
  std::vector<Data> out;
  int top = kDeepestInContents;
  for (const markdown::Section& section : document.sections) {
    if (section.level > 0) top = std::min(top, section.level);
  }
  for (const markdown::Section& section : document.sections) {
    if (section.level == 0 || section.level > kDeepestInContents || section.title.empty()) continue;
    Data data;
    data.text("title", section.title)
        .text("href", "#" + percent_encode(section.anchor))
        .flag("nested", section.level > top);
    out.push_back(std::move(data));
  }
  return out;
}

/// Videos or slides of the front matter. The assets among them are added to `shown`.
std::vector<Data> media_of(const Outline& outline, const LessonRef& ref,
                           const std::vector<archive::Attachment>& attachments,
                           std::vector<const archive::Asset*>& shown) {
  std::vector<Data> out;
  for (const archive::Attachment& attachment : attachments) {
    const ResolvedLink link = outline.links.resolve(attachment, *ref.course, *ref.lesson, *ref.write_up);
    if (link.asset != nullptr) shown.push_back(link.asset);
    Data data;
    data.text("label", attachment.label)
        .text("href", link.href)
        .text("detail", link.asset != nullptr ? readable_size(link.asset->bytes) : host_of(link.href))
        .flag("playable", link.asset != nullptr && has_extension(link.asset->path, kPlayable));
    out.push_back(std::move(data));
  }
  return out;
}

/// The files beside the write-up that the page does not show already. Pictures belong into the text.
std::vector<Data> files_of(const Outline& outline, const Page& page, const LessonRef& ref,
                           const std::vector<const archive::Asset*>& shown) {
  std::vector<Data> out;
  for (const archive::Asset& asset : ref.lesson->assets) {
    const bool listed = std::find(shown.begin(), shown.end(), &asset) != shown.end();
    if (listed || is_picture(asset.path)) continue;
    Data data;
    data.text("name", asset.path)
        .text("href", page.href(outline, asset_url(*ref.course, *ref.lesson, asset.path)))
        .text("size", readable_size(asset.bytes));
    out.push_back(std::move(data));
  }
  return out;
}

/// The title of a write-up and the way to it, with its language where that is not the page's.
Data link_to(const Outline& outline, const Page& page, const LessonRef& ref) {
  const core::LanguageTag& language = ref.write_up->language;
  const bool other = language != page.language;
  Data data;
  data.text("title", ref.write_up->title)
      .text("href", page.href(outline, lesson_url(language, *ref.course, *ref.lesson)))
      .text("other_language", other ? language : "")
      .text("other_language_name", other ? language::language_name(language) : "");
  return data;
}

void put_neighbours(Data& data, const Outline& outline, const Page& page, const LessonRef& ref) {
  data.flag("previous", false).flag("next", false);
  const auto [previous, next] = neighbours_of(*ref.course, *ref.lesson);
  if (previous != nullptr)
    data.object("previous", link_to(outline, page, ref_in(*ref.course, *previous, page.language)));
  if (next != nullptr) data.object("next", link_to(outline, page, ref_in(*ref.course, *next, page.language)));
}

void put_course(Data& data, const Outline& outline, const Page& page, const archive::Course& course) {
  data.text("course_title", course.title.in(page.language))
      .text("course_href", page.href(outline, course_url(page.language, course)));
}

/// The lesson's first picture of its own that others can show, as a public URL; empty without one.
std::string picture_of(const Outline& outline, const LessonRef& ref, const markdown::Document& document) {
  for (const markdown::Link& link : document.links) {
    if (!link.image || outline.site().base_url.empty()) continue;
    core::Diagnostics said_elsewhere;
    const ResolvedLink leads = outline.links.resolve(link, *ref.course, *ref.lesson, *ref.write_up, {}, said_elsewhere);
    for (const archive::Asset& asset : ref.lesson->assets) {
      if (&asset == leads.asset && has_extension(asset.path, kShown))
        return public_url(outline.site(), asset_url(*ref.course, *ref.lesson, asset.path));
    }
  }
  return {};
}

}  // namespace

Page lesson_page_of(const Outline& outline, const LessonRef& ref) {
  Page page;
  page.url = lesson_url(ref.write_up->language, *ref.course, *ref.lesson);
  page.language = ref.write_up->language;
  page.title = ref.write_up->title;
  for (const core::LanguageTag& language : outline.site().languages)
    page.translations.push_back(
        {language, lesson_url(language, *ref.course, *ref.lesson), ref.lesson->in(language) != nullptr});
  return page;
}

Page missing_page_of(const Outline& outline, const archive::Course& course, const archive::Lesson& lesson,
                     const core::LanguageTag& language) {
  Page page = lesson_page_of(outline, {&course, &lesson, &lesson.write_ups.front()});
  page.canonical_url = page.url;
  page.url = lesson_url(language, course, lesson);
  page.language = language;
  return page;
}

Data lesson_data(const Outline& outline, const Page& page, const LessonRef& ref, const markdown::Document& document) {
  const archive::WriteUp& write_up = *ref.write_up;
  Data data;
  put_course(data, outline, page, *ref.course);
  put_date(data, date_of(ref), outline, page.language);
  put_neighbours(data, outline, page, ref);
  std::vector<const archive::Asset*> shown;
  data.text("summary", write_up.summary)
      .list("guests", guests_of(outline, page, write_up))
      .list("tags", tags_of_write_up(outline, page, write_up))
      .list("videos", media_of(outline, ref, write_up.videos, shown))
      .list("slides", media_of(outline, ref, write_up.slides, shown))
      .list("files", files_of(outline, page, ref, shown))
      .list("contents", contents_of(document))
      .text("body", document.html)
      .flag("article", true);
  const std::string picture = picture_of(outline, ref, document);
  if (!picture.empty()) data.text("share_picture", picture);
  data.text("linked_data_json", lesson_linked_data(outline, page, ref, picture));
  return data;
}

Data missing_data(const Outline& outline, const Page& page, const archive::Course& course,
                  const archive::Lesson& lesson) {
  std::vector<Data> written_in;
  for (const archive::WriteUp& write_up : lesson.write_ups)
    written_in.push_back(link_to(outline, page, {&course, &lesson, &write_up}));
  Data data;
  put_course(data, outline, page, course);
  data.text("title_language", lesson.write_ups.front().language).list("written_in", std::move(written_in));
  return data;
}

Data lesson_item(const Outline& outline, const Page& page, const LessonRef& ref, const AllPageFacts& facts) {
  Data data = link_to(outline, page, ref);
  put_course(data, outline, page, *ref.course);
  put_date(data, date_of(ref), outline, page.language);
  const auto known = facts.find(lesson_url(ref.write_up->language, *ref.course, *ref.lesson));
  data.text("summary", known == facts.end() ? "" : known->second.description)
      .list("guests", guests_of(outline, page, *ref.write_up));
  return data;
}

std::optional<core::Date> date_of(const LessonRef& ref) {
  return ref.write_up->date ? ref.write_up->date : ref.lesson->date();
}

std::pair<const archive::Lesson*, const archive::Lesson*> neighbours_of(const archive::Course& course,
                                                                        const archive::Lesson& lesson) {
  const auto place = static_cast<std::size_t>(&lesson - course.lessons.data());
  return {place == 0 ? nullptr : &lesson - 1, place + 1 == course.lessons.size() ? nullptr : &lesson + 1};
}

LessonRef ref_in(const archive::Course& course, const archive::Lesson& lesson, const core::LanguageTag& language) {
  const archive::WriteUp* own = lesson.in(language);
  return {&course, &lesson, own != nullptr ? own : &lesson.write_ups.front()};
}

std::vector<LessonRef> lessons_of(const archive::Course& course, const core::LanguageTag& language) {
  std::vector<LessonRef> out;
  for (const archive::Lesson& lesson : course.lessons) out.push_back(ref_in(course, lesson, language));
  return out;
}

std::pair<std::optional<core::Date>, std::optional<core::Date>> span_of(const archive::Course& course) {
  std::optional<core::Date> first = course.start, last = course.end;
  for (const archive::Lesson& lesson : course.lessons) {
    const std::optional<core::Date> date = lesson.date();
    if (!date) continue;
    if (!course.start && (!first || *date < *first)) first = date;
    if (!course.end && (!last || *last < *date)) last = date;
  }
  for (std::optional<core::Date>* end : {&first, &last}) {
    if (*end) (*end)->minute_of_day = (*end)->utc_offset_minutes = std::nullopt;
  }
  return {first, last};
}

std::string machine_date(const core::Date& date, const archive::SiteSettings& site) {
  return date.minute_of_day ? language::rfc3339(date, site.time_zone) : core::iso_day(date);
}

void put_date(Data& data, const std::optional<core::Date>& date, const Outline& outline,
              const core::LanguageTag& language) {
  if (!date) {
    data.text("date", "").text("date_iso", "");
    return;
  }
  data.text("date", language::format_date(*date, language)).text("date_iso", machine_date(*date, outline.site()));
}

std::string readable_size(std::uintmax_t bytes) {
  if (bytes < 1000) return fmt::format("{} B", bytes);
  const char* unit = "KB";
  double value = static_cast<double>(bytes) / 1000;
  for (const char* next : {"MB", "GB"}) {
    if (value < 999.5) break;
    value /= 1000;
    unit = next;
  }
  return value < 9.95 ? fmt::format("{:.1f} {}", value, unit) : fmt::format("{:.0f} {}", value, unit);
}

}  // namespace lectern::site
