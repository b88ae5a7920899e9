#include "site/style_sheet.h"

#include <catch2/catch.hpp>
#include <vector>

namespace lectern::site {

TEST_CASE("A style sheet loses its layout and nothing else") {
  const std::vector<std::pair<std::string, std::string>> rows{
      {"", ""},
      {" \n/* alone */\n", ""},
      {"a {\n  color: red; /* why */\n}\n\nb > c,\nd { margin: 0 auto }\n", "a{color: red;}b > c, d{margin: 0 auto}"},
      {"@media (min-width: 4rem) {\r\n\ta { --x: ; --y: calc(1px + 2px) }\n}",
       "@media (min-width: 4rem){a{--x: ;--y: calc(1px + 2px)}}"},
      {"a .b, a/**/.b, a /**/ .b, a/* of b */ .b {}", "a .b, a/**/.b, a .b, a .b{}"},
      {R"(a { content: "/* { no  comment */"; quotes: '"  ' "\"  " })",
       R"(a{content: "/* { no  comment */";quotes: '"  ' "\"  "})"},
      {R"(.\31 0  .b\{  c { content: "\201C  x" })", R"(.\31 0 .b\{ c{content: "\201C  x"})"},
      {R"(.\31   b { })", R"(.\31   b{})"},
      {"a { background: url(  x.png ) ; mask: url(data:a/*b;c) /* d */ }",
       "a{background: url(  x.png );mask: url(data:a/*b;c)}"},
      {"a { background: url( \"a)  b\" ) }", "a{background: url( \"a)  b\" )}"},
      {"a { color: red /* never closed", "a{color: red"},
      {"a { content: 'never\n  closed } b  { }", "a{content: 'never\n closed}b{}"},
      {"a\\", "a\\"},
      {"a { b: 'c\\", "a{b: 'c\\"},
      {"url(", "url("},
  };
  for (const auto& [css, expected] : rows) {
    CAPTURE(css);
    CHECK(without_layout(css) == expected);
    CHECK(without_layout(expected) == expected);
  }
}

}  // namespace lectern::site
