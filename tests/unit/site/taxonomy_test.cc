#include "site/taxonomy.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <utility>
#include <vector>

#include "unit/site/little_archive.h"

namespace lectern::site {
namespace {

/// An entry a line: `name (roles) lessons -> alternates`.
std::string dump(const Taxonomy& taxonomy, const core::LanguageTag& language) {
  std::string out;
  for (const TaxonomyEntry& entry : taxonomy.in(language)) {
    out += entry.name + " (";
    for (const std::string& role : entry.roles) out += role + ";";
    out += ")";
    for (const LessonRef& lesson : entry.lessons) out += " " + lesson.lesson->name;
    for (const auto& [other, url] : entry.alternates) out += " -> " + url;
    out += "\n";
  }
  return out;
}

archive::Guest guest(const char* name) {
  return {name, ""};
}

}  // namespace

TEST_CASE("A guest has one page a language, paired with the others by their place in a lesson") {
  const archive::Archive archive = little_archive();
  const Taxonomy guests = Taxonomy::of_guests(archive);
  CHECK(dump(guests, "zh") ==
        "刘飞 () 01-risk -> en/guests/liu-fei/\n"
        "俞祖成 (上海外国语大学副教授;会长;) 01-risk 03-end -> en/guests/yu-zucheng/\n");
  CHECK(dump(guests, "en") ==
        "Liu Fei () 01-risk -> zh/guests/刘飞/\n"
        "Yu Zucheng (Associate professor;President;) 01-risk 03-end -> zh/guests/俞祖成/\n");
  CHECK(dump(guests, "fr").empty());
}

TEST_CASE("Tags are paired alike") {
  const archive::Archive archive = little_archive();
  CHECK(dump(Taxonomy::of_tags(archive), "en") ==
        "Prevention () 01-risk -> zh/tags/疫情防控/\nRisk () 01-risk -> zh/tags/风险/\n");
}

TEST_CASE("Nothing is paired where a lesson names more guests in one language than in the other") {
  archive::Archive archive = little_archive();
  archive.courses[0].lessons[0].write_ups[1].guests.pop_back();
  CHECK(dump(Taxonomy::of_guests(archive), "zh").find("刘飞 () 01-risk\n") != std::string::npos);
}

TEST_CASE("What most lessons say of a pair holds, and only if it holds both ways") {
  archive::Archive archive = little_archive();
  archive::Course& course = archive.courses[0];
  archive::Lesson odd = course.lessons[0];
  odd.name = odd.slug = "04-odd";
  odd.write_ups[1].guests = {guest("Liu Fei"), guest("Yu Zucheng")};  // in another order
  course.lessons.push_back(odd);
  const std::string guests = dump(Taxonomy::of_guests(archive), "zh");
  CHECK(guests.find("01-risk 03-end 04-odd -> en/guests/yu-zucheng/") != std::string::npos);
}

TEST_CASE("Names that share a page are one entry, and a name given twice counts once") {
  archive::Archive archive = little_archive();
  archive.courses[0].lessons[0].write_ups[1].guests = {guest("YU Zucheng"), guest("Yu  Zucheng")};
  const Taxonomy guests = Taxonomy::of_guests(archive);
  REQUIRE(guests.in("en").size() == 1);
  CHECK(guests.in("en")[0].name == "YU Zucheng");
  CHECK(guests.in("en")[0].lessons.size() == 2);
}

TEST_CASE("Tags and guests that lessons spell differently have one page with all of these lessons") {
  archive::Archive archive = little_archive();
  const char* const spellings[] = {"Social Work", "social work", "SOCIAL-WORK!", " Social — work"};
  std::vector<archive::Lesson> lessons;
  for (const char* spelling : spellings) {
    archive::Lesson lesson = archive.courses[0].lessons[0];
    lesson.name = lesson.slug = fmt::format("0{}", lessons.size());
    lesson.write_ups[1].tags = {spelling, "Risk"};
    lesson.write_ups[1].guests = {guest(spelling), guest("Liu Fei")};
    lessons.push_back(std::move(lesson));
  }
  archive.courses[0].lessons = std::move(lessons);
  CHECK(dump(Taxonomy::of_tags(archive), "en") ==
        "Risk () 00 01 02 03 -> zh/tags/疫情防控/\nSocial Work () 00 01 02 03 -> zh/tags/风险/\n");
  CHECK(dump(Taxonomy::of_guests(archive), "en") ==
        "Liu Fei () 00 01 02 03 -> zh/guests/刘飞/\nSocial Work () 00 01 02 03 -> zh/guests/俞祖成/\n");
  CHECK(Taxonomy::of_tags(archive).in("en").back().url == "en/tags/social-work/");
}

}  // namespace lectern::site
