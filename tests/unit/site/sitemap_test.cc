#include "site/sitemap.h"

#include <catch2/catch.hpp>

namespace lectern::site {

TEST_CASE("A sitemap leaves out pages that stand in for others") {
  const archive::SiteSettings site;
  Sitemap sitemap(site);
  Page page;
  page.url = "zh/a/";
  page.canonical_url = "en/a/";
  sitemap.add(page, "");
  CHECK(sitemap.files().empty());
  page.canonical_url.clear();
  page.anywhere = true;
  sitemap.add(page, "");
  CHECK(sitemap.files().empty());
}

TEST_CASE("A sitemap that grows beyond what one file may hold becomes several") {
  const archive::SiteSettings site;
  Sitemap sitemap(site);
  for (std::size_t i = 0; i <= Sitemap::kMaxEntries; ++i) {
    Page page;
    page.url = "zh/" + std::to_string(i) + "/";
    sitemap.add(page, "2021-03-30");
  }
  const std::vector<Data> files = sitemap.files();
  REQUIRE(files.size() == 2);
  const core::Result<Template> entry = Template::parse("test", "{{#entries}}{{href}} {{last_changed}};{{/entries}}");
  REQUIRE(entry);
  CHECK(entry->render({&files[1]}) == "/zh/50000/ 2021-03-30;");
}

}  // namespace lectern::site
