#include "site/linked_data.h"

#include <vector>

#include "site/json.h"
#include "site/lesson_data.h"
#include "site/urls.h"

namespace lectern::site {
namespace {

struct Crumb {
  std::string name;
  std::string url;  ///< as `urls.h` has it
};

std::string word(const Outline& outline, const core::LanguageTag& language, const char* key) {
  const std::string* found = outline.words.find(language, key);
  return found == nullptr ? std::string() : *found;
}

Crumb home(const Outline& outline, const core::LanguageTag& language) {
  return {word(outline, language, "site.home"), home_url(language)};
}

std::string breadcrumbs(const Outline& outline, const Page& page, const std::vector<Crumb>& crumbs) {
  std::vector<std::string> items;
  for (const Crumb& crumb : crumbs) {
    items.push_back(JsonObject()
                        .text("@type", "ListItem")
                        .json("position", std::to_string(items.size() + 1))
                        .text("name", crumb.name)
                        .text("item", head_url(outline, page, crumb.url))
                        .str());
  }
  return JsonObject().text("@type", "BreadcrumbList").json("itemListElement", json_list(items)).str();
}

std::string graph(const std::vector<std::string>& things) {
  return JsonObject().text("@context", "https://schema.org").json("@graph", json_list(things)).str();
}

std::string reference(const char* type, const std::string& id, const std::string& name) {
  return JsonObject().text("@type", type).text("@id", id).text("name", name).str();
}

/// Begins what the page itself is or is about.
JsonObject subject(const Outline& outline, const Page& page, const char* type, const std::string& name) {
  const std::string url = head_url(outline, page, page.url);
  JsonObject out;
  out.text("@type", type)
      .text("@id", url)
      .text("url", url)
      .text("name", name)
      .text("description", page.description)
      .text("inLanguage", page.language);
  return out;
}

std::string provider(const Outline& outline, const Page& page) {
  return JsonObject()
      .text("@type", "Organization")
      .text("name", outline.site().title.in(page.language))
      .text("url", head_url(outline, page, root_url()))
      .str();
}

std::string persons(const Outline& outline, const Page& page, const archive::WriteUp& write_up) {
  std::vector<std::string> out;
  for (const archive::Guest& guest : write_up.guests) {
    const std::string url = head_url(outline, page, guest_url(write_up.language, guest.name));
    out.push_back(JsonObject()
                      .text("@type", "Person")
                      .text("@id", url)
                      .text("name", guest.name)
                      .text("jobTitle", guest.role)
                      .text("url", url)
                      .str());
  }
  return out.empty() ? std::string() : json_list(out);
}

std::string tags(const archive::WriteUp& write_up) {
  std::vector<std::string> out;
  for (const std::string& tag : write_up.tags) out.push_back(json_text(tag));
  return out.empty() ? std::string() : json_list(out);
}

std::string translations(const Outline& outline, const Page& page) {
  std::vector<std::string> out;
  for (const Translation& translation : page.translations) {
    if (!translation.exact || translation.language == page.language) continue;
    out.push_back(JsonObject()
                      .text("@type", "LearningResource")
                      .text("@id", head_url(outline, page, translation.url))
                      .text("inLanguage", translation.language)
                      .str());
  }
  return out.empty() ? std::string() : json_list(out);
}

std::string event(const Outline& outline, const Page& page, const LessonRef& ref, const core::Date& date,
                  const std::string& course) {
  const std::string url = head_url(outline, page, page.url);
  return JsonObject()
      .text("@type", "EducationEvent")
      .text("@id", url + "#event")
      .text("name", page.title)
      .text("startDate", machine_date(date, outline.site()))
      .text("inLanguage", page.language)
      .json("superEvent", JsonObject().text("@type", "CourseInstance").text("@id", course + "#instance").str())
      .json("performer", persons(outline, page, *ref.write_up))
      .json("workFeatured", JsonObject().text("@id", url).str())
      .json("organizer", provider(outline, page))
      .str();
}

}  // namespace

std::string site_linked_data(const Outline& outline, const Page& page) {
  return graph({subject(outline, page, "WebSite", outline.site().title.in(page.language)).str()});
}

std::string course_linked_data(const Outline& outline, const Page& page, const archive::Course& course) {
  JsonObject out = subject(outline, page, "Course", page.title);
  out.json("provider", provider(outline, page));
  const auto [first, last] = span_of(course);
  if (first || last) {
    out.json("hasCourseInstance", JsonObject()
                                      .text("@type", "CourseInstance")
                                      .text("@id", head_url(outline, page, page.url) + "#instance")
                                      .text("name", page.title)
                                      .text("startDate", first ? core::iso_day(*first) : "")
                                      .text("endDate", last ? core::iso_day(*last) : "")
                                      .text("inLanguage", page.language)
                                      .str());
  }
  return graph({out.str(), breadcrumbs(outline, page, {home(outline, page.language), {page.title, page.url}})});
}

std::string lesson_linked_data(const Outline& outline, const Page& page, const LessonRef& ref,
                               const std::string& picture) {
  const std::string course_page = course_url(page.language, *ref.course);
  const std::string course = head_url(outline, page, course_page);
  const std::string course_title = ref.course->title.in(page.language);
  const std::optional<core::Date> date = date_of(ref);
  JsonObject lesson = subject(outline, page, "LearningResource", page.title);
  lesson.text("image", picture)
      .text("datePublished", date ? machine_date(*date, outline.site()) : "")
      .json("keywords", tags(*ref.write_up))
      .json("isPartOf", reference("Course", course, course_title))
      .json("contributor", persons(outline, page, *ref.write_up))
      .json("workTranslation", translations(outline, page))
      .json("provider", provider(outline, page));
  std::vector<std::string> things{lesson.str()};
  if (date) things.push_back(event(outline, page, ref, *date, course));
  things.push_back(
      breadcrumbs(outline, page, {home(outline, page.language), {course_title, course_page}, {page.title, page.url}}));
  return graph(things);
}

std::string guest_linked_data(const Outline& outline, const Page& page, const TaxonomyEntry& guest) {
  const std::string url = head_url(outline, page, page.url);
  JsonObject person;
  person.text("@type", "Person")
      .text("@id", url)
      .text("name", guest.name)
      .text("jobTitle", guest.roles.empty() ? "" : guest.roles.front())
      .text("url", url);
  JsonObject profile;
  profile.text("@type", "ProfilePage")
      .text("url", url)
      .text("name", guest.name)
      .text("inLanguage", page.language)
      .json("mainEntity", person.str());
  const Crumb list{word(outline, page.language, "guests.title"), guests_url(page.language)};
  return graph(
      {profile.str(), breadcrumbs(outline, page, {home(outline, page.language), list, {guest.name, page.url}})});
}

std::string list_linked_data(const Outline& outline, const Page& page, const char* list_key,
                             const std::string& list_url) {
  const std::string list_name = word(outline, page.language, list_key);
  std::vector<Crumb> way{home(outline, page.language), {list_name, list_url}};
  if (page.url != list_url) way.push_back({page.title, page.url});
  return graph({subject(outline, page, "CollectionPage", way.back().name).str(), breadcrumbs(outline, page, way)});
}

}  // namespace lectern::site
