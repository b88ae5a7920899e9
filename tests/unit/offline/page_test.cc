#include "offline/page.h"

#include <catch2/catch.hpp>
#include <utility>
#include <vector>

namespace lectern::offline {

TEST_CASE("A link to a page of the site names its file") {
  const std::vector<std::pair<const char*, const char*>> links{
      {"./", "index.html"},
      {"../", "../index.html"},
      {"../../en/a-b/", "../../en/a-b/index.html"},
      {"../#top", "../index.html#top"},
      {"../search/?q=a/", "../search/index.html?q=a/"},
      {"#top", "#top"},
      {"?q=1", "?q=1"},
      {"", ""},
      {"../feed.xml", "../feed.xml"},
      {"files/slides.pdf#page=2", "files/slides.pdf#page=2"},
      {"https://example.org/", "https://example.org/"},
      {"mailto:a@example.org", "mailto:a@example.org"},
      {"//example.org/", "//example.org/"},
      {"/rooted/", "/rooted/"},
      {"a:b/", "a:b/"},
      {"./a:b/", "./a:b/index.html"},
  };
  for (const auto& [from, to] : links) CHECK(link_to_file(from) == to);
}

TEST_CASE("Tags of a page are changed where a disk needs it, and its text is not") {
  const std::vector<std::pair<const char*, const char*>> pages{
      {"<a class=\"x\" href=\"../\">href=\"../\"</a>", "<a class=\"x\" href=\"../index.html\">href=\"../\"</a>"},
      {"<form action=\"./\" method=\"get\">", "<form action=\"index.html\" method=\"get\">"},
      {"<button data-href=\"../en/\" data-name=\"a > b\">",
       "<button data-href=\"../en/index.html\" data-name=\"a > b\">"},
      {"<link rel=\"manifest\" href=\"x.webmanifest\">\n<p>", "<p>"},
      {"<link rel=\"preload\" as=\"fetch\" crossorigin href=\"m.bin\">\n<p>", "<p>"},
      {"<link rel=\"icon\" href=\"a.svg\">", "<link rel=\"icon\" href=\"a.svg\">"},
      {"<script type=\"module\" src=\"s.js\"></script>",
       "<script defer src=\"../disk.js\"></script>\n<script defer src=\"s.js\"></script>"},
      {"<script src=\"a.js\"></script><script src=\"b.js\"></script>",
       "<script defer src=\"../disk.js\"></script>\n<script src=\"a.js\"></script><script src=\"b.js\"></script>"},
      {"<script type=\"application/ld+json\">{\"a\":\"<a href=\\\"../\\\">\"}</script>",
       "<script type=\"application/ld+json\">{\"a\":\"<a href=\\\"../\\\">\"}</script>"},
      {"a < b <", "a < b <"},
      {"<a href=\"../", "<a href=\"../"},
      {"<script src=\"a.js\">", "<script defer src=\"../disk.js\"></script>\n<script src=\"a.js\">"},
      {"", ""},
  };
  for (const auto& [from, to] : pages) CHECK(page_from_disk(from, "../") == to);
}

TEST_CASE("A script hands over any bytes") {
  CHECK(script_with("") == "lecternFile(\"\");\n");
  CHECK(script_with("a") == "lecternFile(\"YQ==\");\n");
  CHECK(script_with("ab") == "lecternFile(\"YWI=\");\n");
  CHECK(script_with("abc") == "lecternFile(\"YWJj\");\n");
  CHECK(script_with(std::string("\0\xff\xfe</script>", 12)) == "lecternFile(\"AP/+PC9zY3JpcHQ+\");\n");
}

}  // namespace lectern::offline
