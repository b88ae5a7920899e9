#include "site/links.h"

#include <catch2/catch.hpp>

#include "unit/site/little_archive.h"

namespace lectern::site {
namespace {

/// Follows links from one write-up of the little archive.
struct Reader {
  archive::Archive archive = little_archive();
  LinkMap links{archive};
  core::Diagnostics problems;

  ResolvedLink follow(const std::string& destination, bool image = false, const char* language = "en") {
    const archive::Course& course = archive.courses[0];
    const archive::Lesson& lesson = course.lessons[0];
    return links.resolve({destination, image, {4, 3, 9}}, course, lesson, *lesson.in(language), {}, problems);
  }
};

}  // namespace

TEST_CASE("A link to what the archive has leads to where that is published") {
  struct Row {
    const char* written;
    const char* href;
  };
  const Row rows[] = {
      {"../03-end/index.en.md", "../03-end/"},
      {"../03-end/index.zh.md", "../../../zh/iaccr-2021/03-end/"},
      {"../03-end/", "../03-end/"},
      {"../03-end", "../03-end/"},
      {"../02-volunteers/", "../../../zh/iaccr-2021/02-volunteers/"},
      {"../../handbook/01-first/index.en.md#install", "../../handbook/01-first/#install"},
      {"index.zh.md", "../../../zh/iaccr-2021/01-risk/"},
      {"./index.en.md", "./"},
      {".", "./"},
      {"../", "../"},
      {"..", "../"},
      {"../../handbook", "../../handbook/"},
      {"../../", "../../"},
      {"#first", "#first"},
      {"#%E7%AC%AC%E4%B8%80", "#%E7%AC%AC%E4%B8%80"},
      {"#第一", "#%E7%AC%AC%E4%B8%80"},
      {"slides.pdf", "../../../files/iaccr-2021/01-risk/slides.pdf"},
      {"slides.pdf?v=2#page=3", "../../../files/iaccr-2021/01-risk/slides.pdf?v=2#page=3"},
      {"sl%69des.pdf", "../../../files/iaccr-2021/01-risk/slides.pdf"},
      {"../poster.png", "../../../files/iaccr-2021/_/poster.png"},
      {"https://example.com/x y", "https://example.com/x y"},
      {"mailto:a@example.com", "mailto:a@example.com"},
      {"//example.com/", "//example.com/"},
  };
  Reader reader;
  for (const Row& row : rows) {
    CAPTURE(row.written);
    CHECK(reader.follow(row.written).href == row.href);
  }
  CHECK(dump(reader.problems).empty());
}

TEST_CASE("A link to the file of a bilingual write-up stays in the language of the reader") {
  Reader reader;
  for (archive::WriteUp& half : reader.archive.courses[0].lessons[2].write_ups)
    half.source.path = "archive/iaccr-2021/03-end/index.md";
  reader.links = LinkMap(reader.archive);
  CHECK(reader.follow("../03-end/index.md").href == "../03-end/");
  CHECK(reader.follow("../03-end/index.md", false, "zh").href == "../03-end/");
  CHECK(dump(reader.problems).empty());
}

TEST_CASE("A link to nothing says what is near") {
  struct Row {
    const char* written;
    bool image;
    const char* problem;
  };
  const Row rows[] = {
      {"slide.pdf", false, "error link-broken 4: there is no slide.pdf | did you mean slides.pdf?\n"},
      {"Photo.JPG", true, "error link-broken 4: there is no picture Photo.JPG | did you mean photo.jpg?\n"},
      {"../03-and/index.en.md", false,
       "error link-broken 4: there is no ../03-and/index.en.md | did you mean ../03-end/index.en.md?\n"},
      {"../02-volunteers/index.en.md", false,
       "error link-broken 4: there is no ../02-volunteers/index.en.md | did you mean ../02-volunteers/index.zh.md?\n"},
      {"../../handbok/01-first/", false,
       "error link-broken 4: there is no ../../handbok/01-first/ | did you mean ../../handbook/01-first?\n"},
      {"../postr.png", true, "error link-broken 4: there is no picture ../postr.png | did you mean ../poster.png?\n"},
      {"wholly-different", false,
       "error link-broken 4: there is no wholly-different | the archive has nothing at "
       "iaccr-2021/01-risk/wholly-different\n"},
      {"../03-end/", true,
       "error link-broken 4: ../03-end/ is a page, not a picture | name a picture file, or write a link: without the "
       "'!'\n"},
      {"", false, "error link-broken 4: this link leads nowhere | write where it leads, or remove it\n"},
      {"../../../secret.txt", false,
       "error link-outside 4: ../../../secret.txt leads out of the archive | only what is in the archive is published; "
       "put the file beside the write-up\n"},
      {"%2e%2e/../../../etc/passwd", false,
       "error link-outside 4: %2e%2e/../../../etc/passwd leads out of the archive | only what is in the archive is "
       "published; put the file beside the write-up\n"},
      {"/wp-content/x.html", false,
       "warning link-outside 4: /wp-content/x.html leads to the root of the host, not into the archive | name what is "
       "in the archive by its path from this write-up: ../02-lesson/index.en.md\n"},
      {"https://example.com/a.png", true,
       "warning image-external 4: the picture https://example.com/a.png is on another host, and pages load nothing "
       "from there | put the file beside the write-up and name it by its relative path\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.written);
    Reader reader;
    CHECK(reader.follow(row.written, row.image).href == row.written);
    CHECK(dump(reader.problems) == row.problem);
  }
}

TEST_CASE("Lessons that stand in the root are followed from where they stand") {
  Reader reader;
  archive::Course& loose = reader.archive.courses[1];
  loose.name = loose.slug = "lessons";
  loose.folder.clear();
  loose.lessons[0].folder = "01-first";
  loose.lessons[0].assets = {{"a.pdf", "/archive/01-first/a.pdf", 1}};
  reader.links = LinkMap(reader.archive);
  const auto from_loose = [&](const std::string& destination) {
    const archive::Lesson& lesson = loose.lessons[0];
    return reader.links
        .resolve({destination, false, {4, 3, 9}}, loose, lesson, lesson.write_ups[0], {}, reader.problems)
        .href;
  };
  CHECK(from_loose("../iaccr-2021/03-end/") == "../../iaccr-2021/03-end/");
  CHECK(from_loose("a.pdf") == "../../../files/lessons/01-first/a.pdf");
  CHECK(from_loose("../") == "../../");
  CHECK(reader.follow("../../01-first/index.en.md").href == "../../lessons/01-first/");
  CHECK(dump(reader.problems).empty());
  from_loose("../01-frist/");
  from_loose("../../x");
  CHECK(
      dump(reader.problems) ==
      "error link-broken 4: there is no ../01-frist/ | did you mean ../01-first?\n"
      "error link-outside 4: ../../x leads out of the archive | only what is in the archive is published; put the file "
      "beside the write-up\n");
}

TEST_CASE("Every video and slides of the front matter is checked") {
  Reader reader;
  archive::Course& course = reader.archive.courses[0];
  archive::WriteUp& write_up = course.lessons[0].write_ups[0];
  write_up.slides.push_back({"slide.pdf", "", {7, 1, 2}});
  write_up.videos.push_back({"talk.mp4", "", {8, 1, 2}});
  reader.links.check_attachments(course, course.lessons[0], write_up, {}, reader.problems);
  CHECK(dump(reader.problems) ==
        "error link-broken 8: there is no talk.mp4 | the archive has nothing at iaccr-2021/01-risk/talk.mp4\n"
        "error link-broken 7: there is no slide.pdf | did you mean slides.pdf?\n");
}

TEST_CASE("Slides and videos of the front matter are followed like links") {
  Reader reader;
  const archive::Course& course = reader.archive.courses[0];
  const archive::Lesson& lesson = course.lessons[0];
  const ResolvedLink found =
      reader.links.resolve(archive::Attachment{"slides.pdf", "", {5, 1, 2}}, course, lesson, lesson.write_ups[0]);
  REQUIRE(found.asset != nullptr);
  CHECK(found.asset->bytes == 980);
  CHECK(dump(reader.problems).empty());
}

TEST_CASE("An anchor is checked on the page that it is for") {
  Reader reader;
  std::vector<AnchorReference> references;
  for (const char* written : {"#frist", "#first", "../03-end/index.en.md#end", "../03-end/#no-such-thing-at-all"}) {
    ResolvedLink link = reader.follow(written);
    REQUIRE(link.anchor);
    references.push_back(*link.anchor);
  }
  const PageAnchors anchors{{"en/iaccr-2021/01-risk/", {"first", "second"}}, {"en/iaccr-2021/03-end/", {"end"}}};
  core::Diagnostics problems;
  check_anchors(references, anchors, problems);
  CHECK(
      dump(problems) ==
      "warning anchor-missing 4: no section of that page has the anchor #frist | did you mean #first?\n"
      "warning anchor-missing 4: no section of that page has the anchor #no-such-thing-at-all | anchors are made from "
      "headings\n");
}

}  // namespace lectern::site
