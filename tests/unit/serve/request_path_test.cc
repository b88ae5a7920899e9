#include "serve/request_path.h"

#include <catch2/catch.hpp>
#include <string>

using namespace lectern;
using serve::parse_target;

TEST_CASE("a target is a way down from the root, decoded, with its query apart") {
  const auto root = parse_target("/");
  REQUIRE(root);
  CHECK(root->path.empty());
  const auto page = parse_target("/zh/%E9%A3%8E%E9%99%A9/01-a%20b/?q=%2F..");
  REQUIRE(page);
  CHECK(page->path == "zh/风险/01-a b/");
  CHECK(page->raw == "/zh/%E9%A3%8E%E9%99%A9/01-a%20b/");
  CHECK(page->query == "?q=%2F..");
}

TEST_CASE("what cannot name a file of a site is refused") {
  for (const char* target : {"",
                             "zh/",
                             "http://example.org/",
                             "*",
                             "/..",
                             "/../etc/passwd",
                             "/zh/../../etc",
                             "/%2e%2e/etc",
                             "/.%2E/etc",
                             "/zh/%2e%2e%2fetc",
                             "/zh%2F..",
                             "/a%2fb",
                             "/./a",
                             "/zh//a",
                             "//example.org/",
                             "/.lectern",
                             "/zh/.hidden/a",
                             "/.git/config",
                             "/a%00.html",
                             "/a%0d%0aSet-Cookie:x",
                             "/a%7f",
                             "/a\\..\\b",
                             "/a%5cb",
                             "/%",
                             "/%4",
                             "/%zz",
                             "/%ff",
                             "/%c0%ae%c0%ae/",
                             "/%ed%a0%80"}) {
    CAPTURE(std::string(target));
    CHECK_FALSE(parse_target(target));
  }
}
