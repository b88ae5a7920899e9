// Texts that are made to hurt: too deep, too wide, too many. What is asked of them is to be over soon and to stay
// small.

#include <catch2/catch.hpp>
#include <chrono>
#include <thread>

#include "markdown/limits.h"
#include "unit/markdown/dump.h"

namespace lectern::markdown::testing {
namespace {

constexpr std::size_t kBytes = 50'000;

std::string repeat(const std::string& piece, std::size_t bytes = kBytes) {
  std::string text;
  while (text.size() < bytes) text += piece;
  return text;
}

std::string nested_list() {
  std::string text;
  for (std::size_t indent = 0; text.size() < kBytes; indent += 2) text += std::string(indent, ' ') + "- a\n";
  return text;
}

std::string growing_ticks() {
  std::string text;
  for (std::size_t length = 1; text.size() < kBytes; ++length) text += "e" + std::string(length, '`');
  return text;
}

/// Deepest nesting of elements in `html`.
std::size_t depth_of(const std::string& html) {
  std::size_t depth = 0, deepest = 0;
  for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
    const std::size_t end = html.find('>', at);
    if (html[at + 1] == '/')
      --depth;
    else if (html[end - 1] != '/')
      deepest = std::max(deepest, ++depth);
  }
  return deepest;
}

TEST_CASE("Hostile write-ups are parsed and split in time and space that follow their size") {
  const std::pair<const char*, std::string> texts[] = {
      {"quotes in quotes", repeat("> ")},
      {"quotes in quotes, many lines", repeat(repeat(">", 1000) + "a\n")},
      {"lists in lists", repeat("- ") + "a"},
      {"lists in lists by indentation", nested_list()},
      {"numbered lists in lists", repeat("1. ") + "a"},
      {"footnotes in footnotes", repeat("[^a]: ") + "a"},
      {"a deep list and blank lines", repeat("- ", 20'000) + "a\n" + repeat("\n")},
      {"deep quotes and lazy lines", repeat("> ", 20'000) + "a\n" + repeat("b\n")},
      {"open brackets", repeat("[")},
      {"brackets", repeat("[", kBytes / 2) + repeat("]", kBytes / 2)},
      {"images without end", repeat("![[]()")},
      {"links without end", repeat("[a](")},
      {"emphasis in emphasis", repeat("*a **a ", kBytes / 2) + repeat("b** b* ", kBytes / 2)},
      {"emphasis in emphasis around links", repeat("*[a](b) **[a](b) ", 8 * kBytes) + repeat("** *", 2 * kBytes)},
      {"struck in struck", repeat("~~a")},
      {"code marks of growing length", growing_ticks()},
      {"instructions without end", "a " + repeat("<? ")},
      {"comments without end", "a " + repeat("<!-- ")},
      {"at signs", repeat("a@")},
      {"brackets after an address", "http://a.b/" + repeat(")")},
      {"a table with wide head and short rows",
       "|" + repeat("a|", 8000) + "\n|" + repeat("-|", 8000) + "\n" + repeat("|a\n")},
      {"a table with one very wide row", "|a|\n|-|\n|" + repeat("b|") + "\n"},
      {"a wide table", "|" + repeat("a|") + "\n|" + repeat("-|") + "\n"},
      {"a long address used often", "[a]: <" + std::string(kBytes / 2, 'x') + ">\n\n" + repeat("[a]")},
      {"footnotes", repeat("[^a]") + "\n\n[^a]: x\n"},
      {"equal headings", repeat("# a\n")},
      {"Chinese emphasis", repeat("字**“a”**字")},
      {"Chinese lines", repeat("字\n")},
      {"addresses in Chinese", repeat("http://a.b。")},
      {"HTML tags", repeat("<b> ")},
      {"unsafe links", repeat("[a](javascript:x) ")},
      {"fences", repeat("```a\n")},
      {"markers", repeat("<!-- lang: en -->\n")},
      {"alternating languages", repeat("中文字\n\nenglish words\n\n")},
      {"nothing but lines", repeat("\n")},
      {"zero bytes", std::string(kBytes, '\0')},
  };
  for (const auto& [name, text] : texts) {
    INFO(name);
    const auto start = std::chrono::steady_clock::now();
    const Parsed parsed = parse_text(text);
    core::Diagnostics problems;
    const core::SourceFile file{"index.md", text};
    split_bilingual(file, all_lines(text), problems);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    // Ten to a hundred times what a plain build needs, so that sanitizers and busy machines pass; what is quadratic or
    // worse takes minutes or all memory.
    CHECK(took.count() < 20);
    CHECK(parsed.document.html.size() < 200 * text.size());
    CHECK(depth_of(parsed.document.html) < 400);
    CHECK(parsed.problems.all().size() < 200);
  }
}

TEST_CASE("What is nested too deep is text, and told once") {
  const std::string fine = repeat("> ", 2 * (kMaxNesting - 1)) + "a\n";
  CHECK(parse_text(fine).problems.all().empty());
  const std::string deep = repeat("> ", 2 * (kMaxNesting + 1)) + "a\n\n" + repeat("> ", 4 * kMaxNesting) + "b\n";
  const Parsed parsed = parse_text(deep);
  CHECK(dump(parsed.problems) ==
        "1:129-130 warning markup-limit there is more markup here than a page can bear; it is "
        "shown as text\n");
  CHECK(parsed.document.sections.at(0).text.substr(0, 3) == "> a");
}

TEST_CASE("Long thematic breaks and wide code are no nesting") {
  for (const std::string& text :
       {repeat("- ", 400), repeat("* ", 400), std::string(300, ' ') + "- code", repeat("-", 400)}) {
    CHECK(excess_markup(text).empty());
  }
}

TEST_CASE("Large honest tables are tables") {
  const std::string row = "| " + repeat("42 | ", 100) + "\n";
  std::string delimiters = row;
  for (std::size_t at = delimiters.find("42"); at != std::string::npos; at = delimiters.find("42")) {
    delimiters.replace(at, 2, "--");
  }
  const std::string table = row + delimiters + repeat(row);
  CHECK(excess_markup(table).empty());
  CHECK(html_of(table).find("<td>42</td>") != std::string::npos);
}

TEST_CASE("Write-ups are parsed alike from several threads at once") {
  const std::string text =
      repeat("## 题 ~~旧~~ www.a.org\n\n| a |\n|---|\n| **b。**c[^1] |\n\n", 20'000) + "[^1]: note\n";
  const Parsed alone = parse_text(text);
  std::vector<Parsed> together(4);
  std::vector<std::thread> threads;
  for (Parsed& parsed : together) threads.emplace_back([&] { parsed = parse_text(text); });
  for (std::thread& thread : threads) thread.join();
  for (const Parsed& parsed : together) CHECK(parsed.document.html == alone.document.html);
}

}  // namespace
}  // namespace lectern::markdown::testing
