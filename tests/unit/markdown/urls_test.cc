#include "markdown/urls.h"

#include <catch2/catch.hpp>

namespace lectern::markdown {
namespace {

TEST_CASE("Schemes are read as browsers read them") {
  const std::pair<std::string, std::string> rows[] = {
      {"https://a.org", "https"},
      {"MailTo:a@b", "mailto"},
      {"a/b:c", ""},
      {"#a:b", ""},
      {"?a:b", ""},
      {":x", ""},
      {"", ""},
      {"1a:x", ""},
      {"java\tscript:x", "javascript"},
      {" \x01javascript:x", "javascript"},
      {"java\r\nscript:", "javascript"},
      {"view-source:x", "view-source"},
      {"java script:x", ""},
      {"风险:x", ""},
      {"plain", ""},
  };
  for (const auto& [url, scheme] : rows) {
    INFO(url);
    CHECK(scheme_of(url) == scheme);
  }
}

TEST_CASE("URLs that run scripts or open files are unsafe") {
  for (const std::string url : {"javascript:x", "\n JAVASCRIPT:x", "vbscript:x", "file:///etc", "data:text/html,x",
                                "data:", "data:image/svg+xml;base64,x", "data:image/pngx,", "dat\na:text/html,x"}) {
    INFO(url);
    CHECK(is_unsafe_url(url));
  }
  for (const std::string url : {"a.md", "https://javascript:x", "data:image/png;base64,x", "DATA:image/WebP,x",
                                "mailto:x", "javascript/x", "./javascript:x", "data:image/jpeg,", "tel:110"}) {
    INFO(url);
    CHECK_FALSE(is_unsafe_url(url));
  }
}

}  // namespace
}  // namespace lectern::markdown
