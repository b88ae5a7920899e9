#include "pipeline/session.h"

#include <catch2/catch.hpp>
#include <string>

#include "unit/pipeline/workshop.h"

namespace lectern::pipeline {
namespace {

const char* const kFirst = "---\ntitle: First\n---\n\nCommunities look for risks.\n";
const char* const kSecond = "---\ntitle: Second\n---\n\n[first](../1/index.en.md)\n";

}  // namespace

TEST_CASE("a saved write-up is shown before the site is built, as the build will make it") {
  const Workshop shop(Files{{"c/1/index.en.md", kFirst}, {"c/2/index.en.md", kSecond}});
  const fs::path archive = shop.options().archive;
  Session session(shop.options());
  CHECK_FALSE(session.glimpse({archive / "c/1/index.en.md"}));  // there is no site yet
  REQUIRE(session.build(kSilent));
  for (const char* text :
       {"---\ntitle: First\n---\n\nOther words.\n", "---\ntitle: Another\n---\n\n## New\n\nWords.\n"}) {
    shop.write("c/1/index.en.md", text);
    const auto glimpse = session.glimpse({archive / "c/1/index.en.md"});
    REQUIRE(glimpse);
    REQUIRE(glimpse->pages.size() == 1);
    CHECK(glimpse->problems.all().empty());
    REQUIRE(session.build(kSilent));
    CHECK(shop.written().at("site/en/c/1/index.html") == glimpse->pages.at("en/c/1/index.html"));
  }
}

TEST_CASE("both halves of a bilingual write-up are shown") {
  const Workshop shop(Files{{"c/1/index.md", "---\ntitle: {zh: 风险, en: Risk}\n---\n\n社区。\n\nCommunities.\n"}});
  Session session(shop.options());
  REQUIRE(session.build(kSilent));
  shop.write("c/1/index.md", "---\ntitle: {zh: 风险, en: Risk}\n---\n\n社区志愿者。\n\nVolunteers here.\n");
  const auto glimpse = session.glimpse({shop.options().archive / "c/1/index.md"});
  REQUIRE(glimpse);
  CHECK(glimpse->pages.size() == 2);
}

TEST_CASE("problems of a saved write-up are told at once beside those of others, and then no page is shown") {
  const Workshop shop(
      Files{{"c/1/index.en.md", kFirst}, {"c/2/index.en.md", "---\ntitle: T\ntgs: [x]\n---\n\nText.\n"}});
  const fs::path file = shop.options().archive / "c/1/index.en.md";
  Session session(shop.options());
  REQUIRE(session.build(kSilent));
  shop.write("c/1/index.en.md", "---\ntitle: First\n---\n\n[x](nowhere.pdf)\n");
  auto glimpse = session.glimpse({file});
  REQUIRE(glimpse);
  CHECK(glimpse->pages.empty());
  REQUIRE(glimpse->problems.all().size() == 2);
  CHECK(glimpse->problems.all()[0].code == "link-broken");
  CHECK(glimpse->problems.all()[1].code == "unknown-key");
  REQUIRE(session.build(kSilent));
  shop.write("c/1/index.en.md", kFirst);
  glimpse = session.glimpse({file});
  REQUIRE(glimpse);
  CHECK(glimpse->pages.size() == 1);
  CHECK(glimpse->problems.all().size() == 1);
}

TEST_CASE("what is more than an edit of write-ups waits for the build") {
  const Workshop shop(Files{{"c/1/index.en.md", kFirst}, {"c/2/index.en.md", kSecond}});
  const fs::path archive = shop.options().archive;
  Session session(shop.options());
  REQUIRE(session.build(kSilent));
  shop.write("c/3/index.en.md", kFirst);
  shop.write("c/course.yml", "title: Course\n");
  CHECK_FALSE(session.glimpse({archive / "c/3/index.en.md"}));
  CHECK_FALSE(session.glimpse({archive / "c/course.yml"}));
  CHECK_FALSE(session.glimpse({archive / "c/1/index.en.md", archive / "c/course.yml"}));
  fs::remove(archive / "c/1/index.en.md");
  const auto glimpse = session.glimpse({archive / "c/1/index.en.md"});
  CHECK((!glimpse || glimpse->pages.empty()));
  REQUIRE(session.build(kSilent));
}

}  // namespace lectern::pipeline
