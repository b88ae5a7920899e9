#include "importer/markdown_text.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "importer/clean.h"
#include "support/random_text.h"
#include "unit/markdown/dump.h"

namespace lectern::importer {
namespace {

TEST_CASE("Only what would be markup is escaped") {
  struct Row {
    std::string text, markdown;
  };
  for (const Row& row : {
           Row{"plain, text. 3 * 4 = 12; a_b_c; 3~5天; A & B; x < y",
               "plain, text. 3 * 4 = 12; a_b_c; 3~5天; A & B; x < y"},
           Row{"# no heading", "\\# no heading"},
           Row{"#tag", "#tag"},
           Row{"- no item", "\\- no item"},
           Row{"-5 degrees", "-5 degrees"},
           Row{"1. no item", "1\\. no item"},
           Row{"2021) x", "2021\\) x"},
           Row{"1.5 metres", "1.5 metres"},
           Row{"> no quotation", "\\> no quotation"},
           Row{"---", "\\---"},
           Row{"*a* and **b**", "\\*a\\* and \\*\\*b\\*\\*"},
           Row{"_a_", "\\_a\\_"},
           Row{"[图] <b> &amp; \\* `x`", "\\[图] \\<b> \\&amp; \\\\* \\`x\\`"},
           Row{"see http://a.org/x_y_. End", "see <http://a.org/x_y_>. End"},
       }) {
    INFO(row.text);
    CHECK(markdown_text(row.text) == row.markdown);
  }
  CHECK(markdown_text("C #", Place::Heading) == "C \\#");
  CHECK(markdown_text("C#", Place::Heading) == "C#");
}

std::string noise(std::uint32_t seed) {
  static const std::vector<std::string> pieces = {
      "*",          "**",
      "_",          "~~",
      "~",          "`",
      "```",        "[",
      "](",         ")",
      "![",         "[^a]",
      "]: ",        "<",
      ">",          "<b",
      "</",         "<!--",
      "-->",        "<br>",
      "|",          "|---|",
      "&#106;",     "&amp;",
      "\\",         "http://a.b",
      "www.b.c",    "javascript:",
      "a@b.c",      "字",
      "。",         "“",
      "# ",         "#",
      "- ",         "1. ",
      "12) ",       "+ ",
      "= ",         "---",
      " ",          " ",
      " ",          "a",
      "B2",         ":",
      "!",          "https://x.org/a_b*c",
      "社区",       "（",
      "）",         "'",
      "\"",         "$",
      "^",          "{",
      "}",          "mailto:x@y.z",
      "xmpp:a@b.c", "ftp://a.b",
  };
  std::mt19937 engine(seed);
  RandomText random(seed);
  std::string text;
  for (std::size_t left = 1 + engine() % 14; left > 0; --left) {
    text += engine() % 6 == 0 ? random.text(3) : pieces.at(engine() % pieces.size());
  }
  return clean_line(text);
}

std::string without_spaces(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' && c != '\n') out += c;
  }
  return out;
}

/// What a reader sees of a body: titles and texts of its sections.
std::string read(const std::string& body) {
  const auto parsed = markdown::testing::parse_text(body, "en");
  std::string text;
  for (const markdown::Section& section : parsed.document.sections) text += section.title + section.text;
  return without_spaces(text);
}

TEST_CASE("Escaped text reads as the same characters in a paragraph, a heading, an item and a quotation") {
  for (std::uint32_t seed = 0; seed < 2000; ++seed) {
    const std::string text = noise(seed);
    if (text.empty()) continue;
    INFO("seed " << seed << "\n" << text);
    const std::string same = without_spaces(text);
    CHECK(read(markdown_text(text) + "\n") == same);
    CHECK(read("## " + markdown_text(text, Place::Heading) + "\n") == same);
    CHECK(read("1. " + markdown_text(text) + "\n") == same);
    CHECK(read("> " + markdown_text(text) + "\n") == same);
  }
}

}  // namespace
}  // namespace lectern::importer
