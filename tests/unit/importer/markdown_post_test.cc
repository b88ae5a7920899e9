#include "importer/markdown_post.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "support/random_text.h"
#include "unit/importer/post_dump.h"

namespace lectern::importer {
namespace {

core::Result<std::string> nothing(const std::string&) {
  return core::Error{core::Error::Code::NotFound, "is not there", ""};
}

std::string blocks(const std::string& text) {
  return dump(post_of_markdown(text, "a", nothing).post);
}

TEST_CASE("A Markdown body becomes blocks that are written as they were") {
  struct Row {
    const char* markdown;
    const char* blocks;
  };
  const auto row = GENERATE(values<Row>({
      {"a\nb\n\nc", "text: a b\ntext: c\n"},
      {"社区\n参与", "text: 社区参与\n"},
      {"a  \nb\\\nc", "text: a\ntext: b\ntext: c\n"},
      {"# A\n## *B* ##\n### C #\nD\n===\nE\n---\n",
       "heading 1: A\nheading 2: *B*\nheading 3: C\nheading 1: D\nheading 2: E\n"},
      {"- a\n- b\n  c\n  - d\n\n- e\n", "item 1: a\nitem 1: b c\nitem 2: d\nitem 1: e\n"},
      {"1. a\n2. b\n   - c\n", "number 1: a\nnumber 1: b\nitem 2: c\n"},
      {"3. a\n4. b\n", "table: 3. a\n4. b\n"},
      {"- a\n\n  more of a\n- b\n", "table: - a\n\n  more of a\n- b\n"},
      {"> a\n> b\n>\n> c\n", "quote: a b\nquote: c\n"},
      {"> - a\n", "table: > - a\n"},
      {"```sh\n# a\n\nb\n```\nc", "code: ```sh\n# a\n\nb\n```\ntext: c\n"},
      {"~~~\na", "code: ~~~\na\n"},
      {"    a\n\n    b\n\nc", "code:     a\n\n    b\ntext: c\n"},
      {"a | b\n--|--\n1 | 2\n\nc", "table: a | b\n--|--\n1 | 2\ntext: c\n"},
      {"<div>\na\n</div>\n\nb", "table: <div>\na\n</div>\ntext: b\n"},
      {"![a](b.png)\n\nc ![d](e.png)", "image: ![a](b.png)\ntext: c ![d](e.png)\n"},
      {"a\n\n---\n\nb", "text: a\ntable: ---\ntext: b\n"},
      {"[a]: https://a.example/\n\n[a] b", "table: [a]: https://a.example/\ntext: [a] b\n"},
  }));
  CAPTURE(row.markdown);
  CHECK(blocks(row.markdown) == row.blocks);
}

TEST_CASE("Rules look at what can be read") {
  const Post post = post_of_markdown("**社区** [参与](https://a.example)\n\n- [x] done\n", "a", nothing).post;
  REQUIRE(post.blocks.size() == 2);
  CHECK(post.blocks[0].text == "社区 参与");
}

TEST_CASE("Front matter says what it says of a lesson, and the rest is left out") {
  const Post post = post_of_markdown(
                        "---\ntitle: 第一课\ndate: 2021-03-30 09:10\nguests:\n  - name: 王小明\n    role: 社工\ntags: "
                        "[a, b]\nsummary: s\n"
                        "layout: post\ndraft: true\n---\n\nbody\n",
                        "a", nothing)
                        .post;
  CHECK(post.title == "第一课");
  REQUIRE(post.date);
  CHECK(post.date->minute_of_day == 550);
  REQUIRE(post.guests.size() == 1);
  CHECK(post.guests[0].name == "王小明");
  CHECK(post.guests[0].role == "社工");
  CHECK(post.tags == std::vector<std::string>{"a", "b"});
  CHECK(post.summary == "s");
  CHECK(dump(post) == "text: body\n");
  CHECK(post.blocks[0].line == 13);
  CHECK(std::any_of(post.left_out.begin(), post.left_out.end(),
                    [](const LeftOut& left) { return left.text == "layout: post" && left.line == 9; }));
  CHECK(std::any_of(post.findings.begin(), post.findings.end(),
                    [](const Finding& finding) { return finding.message.find("draft") != std::string::npos; }));
}

TEST_CASE("Front matter that cannot be read is left out, line by line, and loses nothing of the body") {
  const Post post = post_of_markdown("---\ntitle: [a\n---\nbody\n", "a", nothing).post;
  CHECK(dump(post) == "text: body\n");
  CHECK(post.left_out.size() == 1);
  const Post open = post_of_markdown("---\ntitle: a\n\nbody\n", "a", nothing).post;
  CHECK(dump(open).find("body") != std::string::npos);
  const Post toml = post_of_markdown("+++\ntitle = 'a'\n+++\nbody\n", "a", nothing).post;
  CHECK(dump(toml) == "text: body\n");
  CHECK(toml.left_out.size() == 1);
}

TEST_CASE("Files that a body links to come along, and missing ones are told of") {
  const auto beside = [](const std::string& reference) -> core::Result<std::string> {
    if (reference == "p/a%20b.png" || reference == "slides.pdf" || reference == ".env" || reference == "c.md")
      return std::string("bytes");
    return core::Error{core::Error::Code::NotFound, "is not there", ""};
  };
  const SourcePost found = post_of_markdown(
      "![x](p/a%20b.png) [y](slides.pdf) [z](.env) [n](none.pdf) [m](c.md) [w](https://a.example/x.pdf) [h](#a)", "a",
      beside);
  REQUIRE(found.files.size() == 2);
  CHECK(found.files[0].name == "p/a b.png");
  CHECK(found.files[1].name == "slides.pdf");
  CHECK(found.post.findings.size() == 3);
}

TEST_CASE("Every character of any Markdown body is in its blocks") {
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    RandomText random(seed);
    std::string body;
    for (const char* begin : {"", "- ", "> ", "# ", "  ", "1. ", "```\n", "| ", "    ", "\n"})
      body += begin + random.text(12) + "\n";
    const SourcePost post = post_of_markdown(body, "a", nothing);
    std::string all;
    for (const Block& block : post.post.blocks) all += block.markdown.empty() ? block.text : block.markdown;
    for (const LeftOut& left : post.post.left_out) all += left.text;
    // Han characters are never part of markup.
    for (std::size_t at = 0; at < body.size();) {
      const std::size_t begin = at;
      const char32_t c = core::next_code_point(body, at);
      if (c < 0x4E00 || c > 0x9FFF) continue;
      CAPTURE(seed, body);
      REQUIRE(all.find(body.substr(begin, at - begin)) != std::string::npos);
    }
  }
}

}  // namespace
}  // namespace lectern::importer
