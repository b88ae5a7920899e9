#include "importer/clean.h"

#include <catch2/catch.hpp>
#include <string>

#include "core/utf8.h"
#include "support/random_text.h"

namespace lectern::importer {
namespace {

TEST_CASE("A line is cleaned of everything but its words and single spaces") {
  struct Row {
    std::string text, clean;
  };
  for (const Row& row : {Row{"", ""}, Row{" \t\r\n", ""}, Row{"  a \n b\t", "a b"}, Row{"\u3000\u3000第一课", "第一课"},
                         Row{"\uFEFF社\u200B区", "社区"}, Row{"a\u00A0\u00A0b", "a b"}, Row{"a\x01\x7F\u0085 b", "a b"},
                         Row{"ok \xFF\xC3", "ok \uFFFD\uFFFD"}}) {
    INFO(row.text);
    CHECK(clean_line(row.text) == row.clean);
  }
}

TEST_CASE("Lines are kept where they are asked for") {
  CHECK(clean_lines("a\r\n\tb\rc  d\x02\n") == "a\n\tb\nc  d\n");
}

TEST_CASE("Cleaning twice changes nothing, whatever the text") {
  for (std::uint32_t seed = 0; seed < 500; ++seed) {
    const std::string once = clean_line(RandomText(seed).text(80));
    INFO("seed " << seed);
    CHECK(clean_line(once) == once);
    CHECK_FALSE(core::first_invalid_utf8(once));
  }
}

}  // namespace
}  // namespace lectern::importer
