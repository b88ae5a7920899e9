// What holds for every write-up, tried on write-ups from a generator. Equal seeds make equal write-ups everywhere.

#include <catch2/catch.hpp>
#include <random>
#include <regex>
#include <set>
#include <utility>

#include "core/utf8.h"
#include "support/random_text.h"
#include "unit/markdown/dump.h"

namespace lectern::markdown::testing {
namespace {

/// Writes a Markdown text of nested blocks out of numbered words, and remembers the words.
class Author {
 public:
  explicit Author(std::uint32_t seed) : engine_(seed) {}

  std::string write_up() {
    notes_ = 0;
    std::string text;
    for (std::size_t left = 1 + below(8); left > 0; --left) text += block(0) + "\n";
    const std::size_t notes = std::exchange(notes_, kMaxNotes);  // notes have none of their own
    for (std::size_t note = 0; note < notes; ++note) text += "[^n" + std::to_string(note) + "]: " + line() + "\n\n";
    return text;
  }

  const std::vector<std::string>& words() const { return words_; }

 private:
  static constexpr std::size_t kMaxNotes = 3;

  std::size_t below(std::size_t limit) { return engine_() % limit; }

  std::string word() {
    static const std::vector<std::string> han = {"社区", "防疫", "风险", "排查", "志愿者", "公共卫生"};
    std::string made = below(2) == 0 ? "w" + std::to_string(words_.size()) + "x" : han.at(below(han.size()));
    words_.push_back(made);
    return made;
  }

  std::string inline_piece() {
    switch (below(10)) {
      case 0:
        return "**" + word() + "。**" + word();
      case 1:
        return "*" + word() + "*";
      case 2:
        return "`" + word() + "`";
      case 3:
        return "[" + word() + "](a.md)";
      case 4:
        return "![" + word() + "](b.png)";
      case 5:
        return "~~" + word() + "~~";
      case 6:
        return "<b>" + word() + "</b>";
      case 7: {
        const std::string before = word();
        return notes_ < kMaxNotes ? before + "[^n" + std::to_string(notes_++) + "]" : before;
      }
      default:
        return word();
    }
  }

  std::string inlines() {
    std::string text = inline_piece();
    for (std::size_t left = below(5); left > 0; --left) text += (below(4) == 0 ? "\n" : " ") + inline_piece();
    return text;
  }

  std::string line() {
    std::string text = inlines();
    for (char& c : text) {
      if (c == '\n') c = ' ';
    }
    return text;
  }

  static std::string indented(const std::string& block, const std::string& first, const std::string& rest) {
    std::string text = first;
    for (std::size_t i = 0; i < block.size(); ++i) {
      text += block[i];
      if (block[i] == '\n' && i + 1 < block.size()) text += rest;
    }
    return text;
  }

  std::string table() {
    std::string text = "| " + line() + " | " + line() + " |\n|---|:-:|\n";
    for (std::size_t left = below(3); left > 0; --left) text += "| " + line() + " | " + line() + " |\n";
    return text;
  }

  std::string block(int depth) {
    switch (below(depth < 3 ? 8 : 4)) {
      case 0:
        return std::string(1 + below(6), '#') + " " + line() + "\n";
      case 1:
        return "```\n" + word() + " " + word() + "\n" + word() + "\n```\n";
      case 2:
        return table();
      case 3:
        return inlines() + "\n";
      case 4:
        return indented(block(depth + 1), "> ", "> ");
      case 5:
        return indented(block(depth + 1), "- ", "  ") + indented(block(depth + 1), "- ", "  ");
      case 6:
        return indented(block(depth + 1) + "\n" + block(depth + 1), "1. ", "   ");
      default:
        return inlines() + "\n";
    }
  }

  std::mt19937 engine_;
  std::vector<std::string> words_;
  std::size_t notes_ = 0;
};

std::vector<std::string> matches_of(const std::string& text, const std::string& pattern) {
  const std::regex regex(pattern);
  std::vector<std::string> found;
  for (std::sregex_iterator match(text.begin(), text.end(), regex), end; match != end; ++match) {
    found.push_back((*match)[1]);
  }
  return found;
}

/// The first tag that does not close what is open, or empty.
std::string first_unbalanced_tag(const std::string& html) {
  std::vector<std::string> open;
  for (const std::string& tag : matches_of(html, "<(/?[a-z0-9]+[^>]*)>")) {
    if (tag.back() == '/') continue;
    const std::string name = tag.substr(0, tag.find(' '));
    if (name.front() != '/') {
      open.push_back(name);
    } else if (open.empty() || "/" + open.back() != name) {
      return name;
    } else {
      open.pop_back();
    }
  }
  return open.empty() ? "" : open.back();
}

std::string all_text(const Document& document) {
  std::string text;
  for (const Section& section : document.sections) text += section.title + "\n" + section.text + "\n";
  return text;
}

void check_ids(const Document& document) {
  const std::vector<std::string> ids = matches_of(document.html, " id=\"([^\"]*)\"");
  const std::set<std::string> unique(ids.begin(), ids.end());
  CHECK(unique.size() == ids.size());
  for (const Section& section : document.sections) {
    if (section.level > 0) CHECK(unique.count(section.anchor) == 1);
  }
  for (const std::string& target : matches_of(document.html, "href=\"#(fn[^\"]*)\"")) CHECK(unique.count(target) == 1);
}

void check_ranges(const Document& document, const std::string& text) {
  for (const Link& link : document.links) {
    const std::string_view line = core::line_of(text, link.range.line);
    REQUIRE(link.range.column >= 1);
    REQUIRE(link.range.end_column <= core::code_point_count(line) + 1);
    REQUIRE(link.range.column < link.range.end_column);
  }
}

TEST_CASE("Nothing of a write-up is lost, ids are unique, tags close, and links stand where they say") {
  for (std::uint32_t seed = 0; seed < 250; ++seed) {
    Author author(seed);
    const std::string text = author.write_up();
    INFO("seed " << seed << "\n" << text);
    const Parsed parsed = parse_text(text, seed % 2 == 0 ? "zh" : "en");
    const std::string read = all_text(parsed.document);
    for (const std::string& word : author.words()) {
      INFO(word);
      CHECK(read.find(word) != std::string::npos);
    }
    CHECK(first_unbalanced_tag(parsed.document.html) == "");
    CHECK(parsed.document.html.find("<b>") == std::string::npos);
    check_ids(parsed.document);
    check_ranges(parsed.document, text);
    for (const Link& link : parsed.document.links) {
      const std::string_view line = core::line_of(text, link.range.line);
      const std::string_view before = core::prefix_code_points(line, link.range.column - 1);
      CHECK(line.substr(before.size(), link.image ? 2 : 1) == (link.image ? "![" : "["));
    }
  }
}

/// Marks of Markdown and HTML in any order, with any characters between.
std::string noise(std::uint32_t seed) {
  static const std::vector<std::string> pieces = {
      "\n",      "\n\n",  "# ",    "> ",       "- ",     "1. ",         "    ",    "\t",       "**",   "*",
      "_",       "~~",    "`",     "```\n",    "[",      "](",          ")",       "![",       "[^a]", "[^a]: ",
      "[a]: /u", "<",     ">",     "<b>",      "</b>",   "<!-- ",       " -->",    "<br>",     "|",    "|---|\n",
      "&#106;",  "&amp;", "\\",    "http://a", "www.b.", "javascript:", "a@b.c",   "字",       "。",   "“",
      "\r",      "\r\n",  "===\n", "---\n",    "⸘",      "<script>",    "<div>\n", "lang: en", "[x] ", "\"",
  };
  std::mt19937 engine(seed);
  RandomText random(seed);
  std::string text;
  for (std::size_t left = 1 + engine() % 60; left > 0; --left) {
    text += engine() % 5 == 0 ? random.text(4) : pieces.at(engine() % pieces.size());
  }
  return text;
}

void check_halves(const std::vector<LanguageHalf>& halves, core::LineRange body, const core::Diagnostics& problems) {
  CHECK(halves.empty() == problems.has_errors());
  CHECK(halves.size() <= 2);
  if (body.last < body.first) return;
  std::uint32_t last = body.first - 1;
  for (const LanguageHalf& half : halves) {
    CHECK(half.lines.first > last);
    CHECK(half.lines.first <= half.lines.last);
    last = half.lines.last;
  }
  CHECK(last <= body.last);
  if (halves.size() == 2) CHECK(halves[0].language != halves[1].language);
}

TEST_CASE("Noise becomes safe HTML with tags that close, or an error, but never harm") {
  for (std::uint32_t seed = 0; seed < 1500; ++seed) {
    const std::string text = noise(seed);
    INFO("seed " << seed << "\n" << text);
    const Parsed parsed = parse_text(text);
    const std::string& html = parsed.document.html;
    CHECK_FALSE(core::first_invalid_utf8(html));
    CHECK(html.find("<script") == std::string::npos);
    CHECK(html.find("<!--") == std::string::npos);
    CHECK(html.find("=\"javascript:") == std::string::npos);
    CHECK(first_unbalanced_tag(html) == "");
    check_ids(parsed.document);
    const core::SourceFile file{"index.md", text};
    core::Diagnostics problems;
    check_halves(split_bilingual(file, all_lines(text), problems), all_lines(text), problems);
    parse_text(text, "en", true);
  }
}

TEST_CASE("Both halves of a write-up together are the whole") {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    Author author(seed);
    const std::string first = author.write_up() + "***\n\n";  // no list goes on over the border
    const std::string text = first + author.write_up();
    const core::SourceFile file{"index.md", text};
    const core::LineRange all = all_lines(text);
    const core::LineRange above{1, all_lines(first).last};
    core::Diagnostics problems;
    std::string read;
    for (const core::LineRange lines : {above, core::LineRange{above.last + 1, all.last}}) {
      read += all_text(parse({file, lines, "zh"}, as_written, problems));
    }
    INFO("seed " << seed << "\n" << text);
    for (const std::string& word : author.words()) {
      INFO(word);
      CHECK(read.find(word) != std::string::npos);
    }
  }
}

}  // namespace
}  // namespace lectern::markdown::testing
