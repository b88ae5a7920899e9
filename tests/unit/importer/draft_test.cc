// Posts as readers of formats give them; those of plain text are in posts_test.cc.

#include <catch2/catch.hpp>

#include "unit/importer/draft_support.h"

namespace lectern::importer::testing {
namespace {

using Kind = Block::Kind;

Block text(std::string words, std::string markdown = {}) {
  return {Kind::Text, 0, false, std::move(words), std::move(markdown), 1};
}

Block heading(int level, std::string words) {
  return {Kind::Heading, level, false, std::move(words), {}, 1};
}

Block item(int level, bool ordered, std::string words) {
  return {Kind::Item, level, ordered, std::move(words), {}, 1};
}

Post post_of(std::vector<Block> blocks) {
  Post post;
  post.name = "a.html";
  post.blocks = std::move(blocks);
  for (std::size_t i = 0; i < post.blocks.size(); ++i) post.blocks[i].line = i + 1;
  return post;
}

TEST_CASE("Blocks of every kind stand in the write-up as they stood in the source") {
  const Draft draft = make_draft(post_of({
      heading(1, "The garden"),
      text("We dug a hole.", "We **dug** [a hole](a.md)."),
      heading(3, "Tools"),
      item(1, false, "a spade"),
      item(2, true, "sharp"),
      item(2, true, "1. or not"),
      item(1, false, "a bucket"),
      item(1, true, "dig"),
      item(1, true, "fill"),
      {Kind::Quote, 0, false, "Slowly, he said.", {}, 1},
      {Kind::Code, 0, false, "dig(3);", "```\ndig(3);\n```", 1},
      {Kind::Table, 0, false, "a b 1 2", "| a | b |\n|---|---|\n| 1 | 2 |", 1},
      {Kind::Image, 0, false, "a hole", "![a hole](hole.jpg)", 1},
      heading(4, "Thanks #"),
      text("To all."),
  }));
  REQUIRE(draft.write_ups.size() == 1);
  CHECK(draft.write_ups[0].markdown ==
        "---\n"
        "title: The garden\n"
        "---\n"
        "\n"
        "We **dug** [a hole](a.md).\n"
        "\n"
        "## Tools\n"
        "\n"
        "- a spade\n"
        "  1. sharp\n"
        "  2. 1\\. or not\n"
        "- a bucket\n"
        "\n"
        "1. dig\n"
        "2. fill\n"
        "\n"
        "> Slowly, he said.\n"
        "\n"
        "```\ndig(3);\n```\n"
        "\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n"
        "\n"
        "![a hole](hole.jpg)\n"
        "\n"
        "### Thanks \\#\n"
        "\n"
        "To all.\n");
  CHECK(load_lesson(draft).text() == "");
}

TEST_CASE("What the source says of itself goes into the front matter, quoted where YAML asks for it") {
  Post post = post_of({text("今天的课在河边，来了二十个人，大家种下了三棵树。")});
  post.title = "第一课: \"河边\" # 1";
  post.date = core::parse_date("2021-03-30T09:10+08:00");
  post.guests = {{"林小雨", "教师: 语文"}};
  post.tags = {"社区", "yes", "2021"};
  post.summary = "- 河边";
  post.videos = {{"https://a.org/v", "录像", {}}};
  post.slides = {{"slides.pdf", "", {}}};
  const Draft draft = make_draft(post);
  REQUIRE(draft.write_ups.size() == 1);
  CHECK(draft.write_ups[0].markdown.substr(0, draft.write_ups[0].markdown.find("\n\n")) ==
        "---\n"
        "title: \"第一课: \\\"河边\\\" # 1\"\n"
        "date: 2021-03-30 09:10+08:00\n"
        "guests:\n"
        "  - name: 林小雨\n"
        "    role: \"教师: 语文\"\n"
        "tags:\n"
        "  - 社区\n"
        "  - \"yes\"\n"
        "  - \"2021\"\n"
        "summary: \"- 河边\"\n"
        "video:\n"
        "  - url: https://a.org/v\n"
        "    title: 录像\n"
        "slides:\n"
        "  - url: slides.pdf\n"
        "---");
  const archive::Loaded loaded = load_lesson(draft);
  CHECK(loaded.text() == "");
  REQUIRE(loaded.archive.courses.size() == 1);
  const archive::WriteUp& write_up = loaded.archive.courses[0].lessons[0].write_ups[0];
  CHECK(write_up.title == post.title);
  REQUIRE(write_up.guests.size() == 1);
  CHECK(write_up.guests[0].name == post.guests[0].name);
  CHECK(write_up.guests[0].role == post.guests[0].role);
  CHECK(write_up.tags == post.tags);
  CHECK(write_up.summary == post.summary);
}

TEST_CASE("Known words and strong lines are headings, and lose the marks of emphasis") {
  const Draft draft = make_draft(post_of({
      text("The garden in spring", "**The garden in spring**"),
      text("Guests:", "**Guests:**"),
      text("Zhou Qing: gardener.", "**Zhou Qing**: gardener."),
      text("1. Water first", "**1. Water first**"),
      text("It rained.", "*It rained.*"),
  }));
  REQUIRE(draft.write_ups.size() == 1);
  CHECK(draft.write_ups[0].title == "The garden in spring");
  CHECK(body_of(draft.write_ups[0]) ==
        "\n## Guests\n\n**Zhou Qing**: gardener.\n\n## 1. Water first\n\n*It rained.*\n");
  REQUIRE(draft.write_ups[0].guests.size() == 1);
  CHECK(draft.write_ups[0].guests[0] == archive::Guest{"Zhou Qing", "gardener"});
}

TEST_CASE("An enumeration inside a paragraph keeps its lead-in, what follows, and the markup of its items") {
  const Draft draft = make_draft(post_of({
      heading(1, "The garden"),
      text("You need: 1. a spade; 2. a bucket. (1) is for (2) only. Rest: ① one, ② two",
           "You need: 1. a **spade**; 2. a [bucket](b.md). (1) is for (2) only. Rest: ① one, ② two"),
  }));
  REQUIRE(draft.write_ups.size() == 1);
  CHECK(body_of(draft.write_ups[0]) ==
        "\nYou need:\n\n1. a **spade**;\n2. a [bucket](b.md).\n\n1) is for\n2) only.\n\nRest:\n\n1. one,\n2. two\n");
}

TEST_CASE("Links that reach over a place where a paragraph is cut are lost, and a person is told") {
  const Draft draft = make_draft(post_of({
      heading(1, "The garden"),
      text("You need: ① a spade; ② a bucket.", "You need: [① a spade; ② a bucket](b.md)."),
  }));
  CHECK(body_of(draft.write_ups[0]) == "\nYou need:\n\n1. a spade;\n2. a bucket.\n");
  CHECK(dump(draft).find("2: look: links or emphasis reach over the place where \"You need:\"") != std::string::npos);
}

TEST_CASE("Code and images say nothing of the language that they stand in") {
  const std::string code = "print the words of this long program in english and again and again until it ends";
  const Draft draft = make_draft(post_of({
      heading(1, "写程序"),
      text("今天我们写一个程序。"),
      {Kind::Code, 0, false, code, "```\n" + code + "\n```", 1},
      {Kind::Image, 0, false, code, "![" + code + "](a.png)", 1},
      {Kind::Image, 0, false, "", "![](b.png)", 1},
      text("写完了。"),
  }));
  REQUIRE(draft.write_ups.size() == 1);
  CHECK(draft.write_ups[0].language == "zh");
  CHECK(draft.write_ups[0].markdown.find("\n\n![](b.png)\n\n") != std::string::npos);
  CHECK(draft.left_out.empty());
}

TEST_CASE("Without text there is a finding, and with a title alone a write-up that is held back") {
  CHECK(make_draft(post_of({})).write_ups.empty());
  CHECK_FALSE(make_draft(post_of({})).findings.empty());
  CHECK(make_draft(post_of({})).folder == "lesson");
  const Draft draft = make_draft(post_of({heading(1, "第一课")}));
  REQUIRE(draft.write_ups.size() == 1);
  CHECK(draft.write_ups[0].markdown == "---\ntitle: 第一课\ndraft: true\n---\n");
}

TEST_CASE("What the reader left out and found comes first among that of its line") {
  Post post = post_of({text("第一课"), text("2021-03-30"), text("下课了。")});
  post.left_out = {{2, "菜单", "navigation"}, {9, "页脚", "footer"}};
  post.findings = {{Finding::Certainty::Look, 1, "an image is missing"}};
  const Draft draft = make_draft(post);
  REQUIRE(draft.left_out.size() == 3);
  CHECK(draft.left_out[0].text == "菜单");
  CHECK(draft.left_out[1].text == "2021-03-30");
  CHECK(draft.left_out[2].text == "页脚");
  CHECK(draft.findings[0] == post.findings[0]);
}

TEST_CASE("The English half is told how the guests of the Chinese half are read") {
  const Draft draft = make_draft(post_of({
      text("图书角"),
      text("嘉宾介绍"),
      text("林小雨：教师。她在图书角读了二十年的书，也写了很多很多的书。"),
      text("The book corner"),
      text("Guests"),
      text("Ms. Lin has read in the book corner for twenty years, and has written a great many books too."),
  }));
  REQUIRE(draft.write_ups.size() == 2);
  CHECK(dump(draft).find("introduces nobody by name: write guests into its front matter, perhaps Lin Xiaoyu\n") !=
        std::string::npos);
}

}  // namespace
}  // namespace lectern::importer::testing
