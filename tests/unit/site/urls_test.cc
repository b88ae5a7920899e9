#include "site/urls.h"

#include <catch2/catch.hpp>

#include "unit/site/little_archive.h"

namespace lectern::site {

TEST_CASE("Pages of the site have the URLs of the design") {
  const archive::Archive archive = little_archive();
  const archive::Course& course = archive.courses[0];
  const archive::Lesson& lesson = course.lessons[0];
  CHECK(root_url().empty());
  CHECK(home_url("zh") == "zh/");
  CHECK(course_url("zh", course) == "zh/iaccr-2021/");
  CHECK(lesson_url("en", course, lesson) == "en/iaccr-2021/01-risk/");
  CHECK(asset_url(course, lesson, "img/a b.jpg") == "files/iaccr-2021/01-risk/img/a b.jpg");
  CHECK(asset_url(course, "poster.png") == "files/iaccr-2021/_/poster.png");
  CHECK(guest_url("zh", "俞祖成") == "zh/guests/俞祖成/");
  CHECK(guest_url("en", "Yu Zucheng") == "en/guests/yu-zucheng/");
  CHECK(tag_url("en", "Public  Health!") == "en/tags/public-health/");
  CHECK(search_url("en") == "en/search/");
  CHECK(feed_url("en") == "en/feed.xml");
  CHECK(file_of(root_url()) == "index.html");
  CHECK(file_of("zh/search/") == "zh/search/index.html");
}

TEST_CASE("A name without letters still has a page of its own") {
  CHECK(tag_url("en", "★") == "en/tags/e29885/");
  CHECK(tag_url("en", "★") != tag_url("en", "☆"));
}

TEST_CASE("A name longer than a file system takes is cut and stays different from others") {
  std::string name;
  for (int i = 0; i < 400; ++i) name += "社";
  const std::string url = tag_url("zh", name);
  CHECK(url.size() < 180);
  CHECK(url != tag_url("zh", name.substr(3) + "区"));
  CHECK(url == tag_url("zh", name));
}

TEST_CASE("The way from one page to another is relative and percent-encoded") {
  struct Row {
    const char* from;
    const char* to;
    const char* way;
  };
  const Row rows[] = {
      {"", "", "./"},
      {"", "zh/", "zh/"},
      {"zh/", "", "../"},
      {"zh/", "zh/", "./"},
      {"zh/", "en/", "../en/"},
      {"zh/a/01/", "zh/a/02/", "../02/"},
      {"zh/a/01/", "zh/a/", "../"},
      {"zh/a/01/", "en/a/01/", "../../../en/a/01/"},
      {"zh/a/01/", "files/a/01/b c.pdf", "../../../files/a/01/b%20c.pdf"},
      {"zh/a/01/", "zh/a/01/x/", "x/"},
      {"zh/ab/", "zh/a/", "../a/"},
      {"404.html", "zh/", "zh/"},
      {"zh/", "zh/guests/俞/", "guests/%E4%BF%9E/"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.from, row.to);
    CHECK(relative(row.from, row.to) == row.way);
  }
}

TEST_CASE("Percent-encoding keeps what is safe in an href and nothing else") {
  CHECK(percent_encode("a-Z_0.9~/x") == "a-Z_0.9~/x");
  CHECK(percent_encode("a b?c#d%e\"<>:&'") == "a%20b%3Fc%23d%25e%22%3C%3E%3A%26%27");
  CHECK(percent_encode("课") == "%E8%AF%BE");
}

TEST_CASE("Percent-decoding reads back what was encoded and leaves lone percent signs alone") {
  CHECK(percent_decode("a%20b%E8%AF%BE") == "a b课");
  CHECK(percent_decode("100%") == "100%");
  CHECK(percent_decode("%4") == "%4");
  CHECK(percent_decode("%zz%4a") == "%zzJ");
  std::string every;
  for (int byte = 0; byte < 256; ++byte) every += static_cast<char>(byte);
  CHECK(percent_decode(percent_encode(every)) == every);
}

}  // namespace lectern::site
