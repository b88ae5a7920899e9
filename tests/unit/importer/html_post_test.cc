#include "importer/html_post.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "importer/markdown_text.h"
#include "importer/page_folder.h"
#include "importer/source_text.h"
#include "unit/importer/post_dump.h"

namespace lectern::importer {
namespace {

const std::string kPng = "\x89PNG\r\n\x1a\n and what follows";

core::Result<std::string> one_picture(const std::string& reference) {
  if (reference == "hall.png" || reference == "other/hall.png") return kPng;
  if (reference == "evil.svg") return std::string("<svg onload='x'/>");
  return core::Error{core::Error::Code::NotFound, "is not there", ""};
}

SourcePost read(const std::string& html) {
  auto post = post_of_html(html, "page", one_picture);
  REQUIRE(post);
  return *std::move(post);
}

std::string blocks(const std::string& inside) {
  return dump(read("<article>" + inside + "</article>").post);
}

bool leaves_out(const Post& post, const std::string& text) {
  return std::any_of(post.left_out.begin(), post.left_out.end(),
                     [&](const LeftOut& left) { return left.text.find(text) != std::string::npos; });
}

bool says(const Post& post, const std::string& text) {
  return std::any_of(post.findings.begin(), post.findings.end(),
                     [&](const Finding& finding) { return finding.message.find(text) != std::string::npos; });
}

SourcePost read_sample(const std::string& name) {
  const std::string bytes = sample(name);
  const auto text = read_source_text(bytes, declared_encoding(bytes), name);
  REQUIRE(text);
  const PageFolder folder(std::string(LECTERN_TESTS_DIR) + "/posts");
  auto post = post_of_html(text->text, name, [&](const std::string& reference) { return folder.read(reference); });
  REQUIRE(post);
  return *std::move(post);
}

TEST_CASE("Elements of a page become blocks of a post") {
  struct Row {
    const char* html;
    const char* blocks;
  };
  const auto row = GENERATE(values<Row>({
      {"<p>one</p><p>two\nlines</p>", "text: one\ntext: two lines\n"},
      {"<p>今天\n开讲</p>", "text: 今天开讲\n"},
      {"one<br><br>two<br>three", "text: one\ntext: two\ntext: three\n"},
      {"<div>one<div>two</div>three</div>", "text: one\ntext: two\ntext: three\n"},
      {"<h2>A <em>b</em></h2><h3>c<br>d</h3>", "heading 2: A *b*\nheading 3: c d\n"},
      {"<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul><ol><li>e</li></ol>",
       "item 1: a\nitem 2: b\nitem 1: c d\nnumber 1: e\n"},
      {"<blockquote><p>a</p><p>b</p></blockquote>c", "quote: a\nquote: b\ntext: c\n"},
      {"<pre>a\n  b &lt;</pre>", "code: ```\na\n  b <\n```\n"},
      {"<pre>```</pre>", "code: ````\n```\n````\n"},
      {"<dl><dt>a</dt><dd>b</dd></dl>", "text: a\ntext: b\n"},
      {"<table><tr><th>a</th><th>b</th></tr><tr><td>1|2</td><td><b>3</b></td></tr></table>",
       "table: | a | b |\n| --- | --- |\n| 1\\|2 | **3** |\n"},
      {"<table><tr><td colspan=2>a</td></tr><tr><td>1</td><td>2</td></tr></table>",
       "table: | a |  |\n| --- | --- |\n| 1 | 2 |\n"},
      {"<table><tr><td>only one cell</td></tr></table>", "text: only one cell\n"},
      {"<table><tr><td><h2>a</h2></td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>",
       "heading 2: a\ntext: b\ntext: c\ntext: d\n"},
      {"<figure><img src=hall.png alt='a hall'><figcaption>the hall</figcaption></figure>",
       "image: ![a hall](hall.png)\ntext: the hall\n"},
      {"<p>a &amp; b &nbsp; &copy;</p>", "text: a & b ©\n"},
      {"<p>x<sub>2</sub></p>", "text: x2\n"},
  }));
  CAPTURE(row.html);
  CHECK(blocks(row.html) == row.blocks);
}

TEST_CASE("What is set off in a line is set off in Markdown, and all else reads as it stood") {
  struct Row {
    const char* html;
    const char* line;
  };
  const auto row = GENERATE(values<Row>({
      {"<b>a</b> b", "**a** b"},
      {"<b> a </b>b", "**a** b"},
      {"<b>a</b><b>b</b>", "**ab**"},
      {"<b>a<i>b</i></b>", "**a*b***"},
      {"<strong>社区</strong>参与", "**社区**参与"},
      {"<b>“数”</b>先", "**“数”**先"},
      {"<code>a*b`</code> c", "`` a*b` `` c"},
      {"<del>a</del>b", "~~a~~b"},
      {"2 * 3 <b>*</b> 4", "2 \\* 3 **\\*** 4"},
      {"<a href='https://a.example/x y(1)'>a</a>", "[a](https://a.example/x%20y%281%29)"},
      {"wow!<a href='https://a.example/'>a</a>", "wow\\![a](https://a.example/)"},
      {"<a href='https://a.example/'>https://a.example/</a>", "<https://a.example/>"},
      {"<a href='https://a.example/?a=1&amp;copy;=2'>https://b.example</a>",
       "[https://b.example](https://a.example/?a=1&amp;copy;=2)"},
      {"<a href='mailto:a@b.example'>write</a>", "[write](mailto:a@b.example)"},
      {"<a href='javascript:x()'>a</a> and more words", "a and more words"},
      {"<a href='page.html'>a</a> b", "a b"},
      {"[a](b) &lt;b&gt; ![c](d)", "\\[a](b) \\<b> !\\[c](d)"},
  }));
  CAPTURE(row.html);
  const auto post = read("<article><p>" + std::string(row.html) + "</p></article>").post;
  REQUIRE(post.blocks.size() == 1);
  const Block& block = post.blocks[0];
  CHECK((block.markdown.empty() ? markdown_text(block.text) : block.markdown) == row.line);
}

TEST_CASE("Furniture inside a post is left out, with the reason") {
  const auto post = read("<article><nav>Home</nav><p>" + std::string(200, 'x') +
                         "</p><div class='social-share'>Tell others</div><form><button>Send</button></form>"
                         "<div><a href='javascript:print()'>Print</a></div><script>code()</script><div style='display: "
                         "none'>hidden</div>"
                         "</article>")
                        .post;
  CHECK(post.blocks.size() == 1);
  for (const char* text : {"Home", "Tell others", "Send", "Print", "hidden"}) CHECK(leaves_out(post, text));
  CHECK_FALSE(leaves_out(post, "code()"));
}

TEST_CASE("A class does not make furniture of what holds the post") {
  CHECK(blocks("<div class='share-layout nav'><p>A long text of the post itself.</p></div>") ==
        "text: A long text of the post itself.\n");
}

TEST_CASE("The post of a page that says nothing of itself is where most of the text stands") {
  const std::string text(400, 'x');
  const auto post = read("<body><div id=a><a href='/'>Home</a> <a href='/b'>B</a></div><div id=b><div><p>" + text +
                         "</p><p>short</p></div></div><div>Address</div></body>")
                        .post;
  CHECK(dump(post) == "text: " + text + "\ntext: short\n");
  CHECK(leaves_out(post, "Address"));
  CHECK(says(post, "does not say where its post stands"));
}

TEST_CASE("Long text beside the post asks to be looked at") {
  const auto post = read("<body><article><p>" + std::string(500, 'x') + "</p></article><div><p>" +
                         std::string(300, 'y') + "</p></div></body>")
                        .post;
  CHECK(says(post, "there is text outside"));
}

TEST_CASE("The title is a heading, else what the page calls itself without the site's name") {
  CHECK(read("<title>A – Site</title><article><h1>A</h1><p>x</p></article>").post.title == "A");
  CHECK(read("<title>A lesson – Site</title><article><p>x</p></article>").post.title == "A lesson");
  CHECK(read("<title>课程_动态_学院</title><article><p>x</p></article>").post.title == "课程_动态");
  CHECK(
      read("<title>A</title><meta property='og:site_name' content='Site'><meta property='og:title' content='B | Site'>"
           "<article><p>x</p></article>")
          .post.title == "B");
  CHECK(read("<title>One - two - three and four</title><article><p>x</p></article>").post.title ==
        "One - two - three and four");
}

TEST_CASE("The date is the one meant for machines") {
  const auto date = [](const std::string& html) {
    const auto found = read(html + "<article><p>x</p></article>").post.date;
    return found ? core::iso_day(*found) : "";
  };
  CHECK(date("<meta property='article:published_time' content='2021-03-30T09:10:00.000Z'>") == "2021-03-30");
  CHECK(date("<meta name='PubDate' content='2021/03/30 09:10'>") == "2021-03-30");
  CHECK(date("<time datetime='2021-03-30'>yesterday</time>") == "2021-03-30");
  CHECK(date("<time datetime='2021-03-30'></time><time datetime='2021-03-31'></time>").empty());
  CHECK(date("<script type='application/ld+json'>[{\"datePublished\":\"2021-03-30T09:10:00+0800\"}]</script>") ==
        "2021-03-30");
  CHECK(date("<script type='application/ld+json'>{\"datePublished\":</script>").empty());
  CHECK(date("<script type='application/ld+json'>" + std::string(100000, '[') + "</script>").empty());
}

TEST_CASE("Pictures come along once, under safe names; others are said to be missing") {
  const auto found = read(
      "<article><p>x</p><img src='hall.png' alt='a]b'><img src='hall.png'><img src='other/hall.png'>"
      "<img src='evil.svg'><img src='none.png' alt='none'><img src='https://a.example/b.png' alt='b'>"
      "<img src='data:image/png;base64,iVBORw0KGgoAAAA='><img src='/x' width=1 height=1></article>");
  CHECK(dump(found.post) ==
        "text: x\nimage: ![a\\]b](hall.png)\nimage: ![](hall.png)\nimage: ![](hall-2.png)\n"
        "image: [b](https://a.example/b.png)\nimage: ![](picture.png)\n");
  REQUIRE(found.files.size() == 3);
  CHECK(found.files[0].bytes == kPng);
  CHECK(found.post.images[1] == Image{"other/hall.png", "hall-2.png"});
  CHECK(says(found.post, "evil.svg is none that browsers show safely"));
  CHECK(says(found.post, "none.png is not there"));
  CHECK(says(found.post, "https://a.example/b.png is on another site"));
}

TEST_CASE("Relative links lead from the address that the page gives itself") {
  const auto line = [](const std::string& href) {
    return dump(
        read("<link rel=canonical href='https://a.example/b/c.html'><article><a href='" + href + "'>x</a></article>")
            .post);
  };
  CHECK(line("d.html") == "text: [x](https://a.example/b/d.html)\n");
  CHECK(line("../d") == "text: [x](https://a.example/d)\n");
  CHECK(line("/d?e") == "text: [x](https://a.example/d?e)\n");
  CHECK(line("//f.example/") == "text: [x](https://f.example/)\n");
  CHECK(line("#top") == "text: x\n");
}

TEST_CASE("A page of a blog: the article, without what the blog puts around it") {
  const auto found = read_sample("wordpress.html");
  CHECK(found.post.title == "社区花园怎样开始");
  REQUIRE(found.post.date);
  CHECK(core::iso_day(*found.post.date) == "2021-05-11");
  CHECK(found.post.date->minute_of_day == 570);
  CHECK(dump(found.post) ==
        "heading 1: 社区花园怎样开始\n"
        "text: (English version follows)\n"
        "text: "
        "春天的时候，**幸福里**小区的居民在楼下开出了一块菜地。详情见[去年的计划](https://neighbours.example/2021/04/"
        "plan/)"
        "和[种植指南](https://garden.example/guide?a=1&b=2)。\n"
        "image: ![居民在菜地里](bed.png)\n"
        "text: 第一块菜地\n"
        "heading 2: 嘉宾介绍\n"
        "text: 陈小禾：幸福里社区花园发起人\n"
        "heading 2: 内容分享\n"
        "number 1: 先问邻居，再动土\n"
        "item 2: 贴告示\n"
        "item 2: 敲门\n"
        "number 1: 从一平方米开始\n"
        "table: | 月份 | 种什么 |\n| --- | --- |\n| 三月 | 生菜 \\| 菠菜 |\n| 五月 | 番茄 |\n"
        "quote: 土是大家的，菜也是大家的。\n"
        "heading 2: How to begin a community garden\n"
        "text: In spring the residents of *Xingfuli* made a bed for vegetables below their houses.\n"
        "code: ```\nwater = rain + 2 cans\n```\n");
  for (const char* text : {"首页", "admin", "微博", "上一篇", "写得真好", "近期文章", "Copyright © 2021", "分类"})
    CHECK(leaves_out(found.post, text));
  CHECK(found.files.size() == 1);
}

TEST_CASE("A page of an old portal: GBK, tables and divs, paragraphs by line breaks") {
  const auto found = read_sample("portal-gbk.html");
  CHECK(found.post.title == "第二课：小区停车怎么议");
  REQUIRE(found.post.date);
  CHECK(core::iso_day(*found.post.date) == "2020-11-03");
  CHECK(dump(found.post) ==
        "heading 1: 第二课：小区停车怎么议\n"
        "text: 发布时间：2020-11-03 14:05 来源：社区学院 浏览次数：128\n"
        "text: 十一月三日，第二课在平安区社区学院开讲，六十多名居委会干部到场。\n"
        "text: 主讲人周以宁从一张停车照片讲起：车位只有四十个，车有一百三十辆。\n"
        "text: **一、先把数说清楚**\n"
        "text: 谁在停、停多久、停在哪儿，先数清楚再开会。\n"
        "text: **二、让每个人都说话**\n"
        "text: 会上每人三分钟，写在纸上的也算。\n"
        "text: 散会时，大家约定一个月后再看结果。\n"
        "text: 上一篇：第一课：认识你的小区\n"
        "text: 下一篇：没有了\n");
  for (const char* text : {"新闻", "您的位置", "打印本页", "热点推荐", "版权所有"}) CHECK(leaves_out(found.post, text));
  CHECK(says(found.post, "tingche.jpg"));
}

TEST_CASE("A page of nested sections: all of them, in order") {
  const auto found = read_sample("sections.html");
  CHECK(found.post.title == "Lesson 3: Listening before planning");
  CHECK(dump(found.post) ==
        "heading 1: Lesson 3: Listening before planning\n"
        "text: 18 June 2021\n"
        "image: [A walk through the yard](https://images.example/walk.jpg)\n"
        "text: Before anybody draws a plan, **somebody has to listen**.\n"
        "text: Our guest walked through the yard with twelve neighbours and wrote down what they *did*, not what they "
        "said.\n"
        "heading 2: GUESTS\n"
        "text: Marta Lindqvist: planner, Open Yard School\n"
        "heading 2: What we heard\n"
        "item 1: The gate is too heavy.\n"
        "item 1: Benches face the wall\\![\\[see\\]](https://yard.example/benches)\n"
        "text: Write to [the yard](mailto:yard@yard.example) or open the form.\n");
  CHECK(leaves_out(found.post, "Lessons"));
  CHECK(leaves_out(found.post, "https://video.example/embed/77"));
  CHECK(says(found.post, "video: …"));
}

TEST_CASE("A page that forgets to begin its body is read all the same") {
  const Post post = read("<title>A lesson - Site</title><nav>Home</nav><article><p>text</p></article>").post;
  CHECK(dump(post) == "text: text\n");
  CHECK(post.title == "A lesson");
  CHECK(leaves_out(post, "Home"));
  CHECK_FALSE(leaves_out(post, "Site"));
}

TEST_CASE("Lines are those of the source") {
  const auto post = read("<article>\n<p>one</p>\n\n<p>\n  two</p>\n<ul>\n<li>three</li></ul></article>").post;
  REQUIRE(post.blocks.size() == 3);
  CHECK(post.blocks[0].line == 2);
  CHECK(post.blocks[1].line == 5);
  CHECK(post.blocks[2].line == 7);
}

/// A page of elements at random, well nested or not, with a word of its own in each place.
class RandomPage {
 public:
  RandomPage(std::uint32_t seed, bool tables) : engine_(seed), tables_(tables) {}

  std::string html() {
    std::string out;
    while (words_ < 40) add(out, 0);
    return out;
  }

  int words() const { return words_; }

 private:
  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(engine_() % bound); }

  void add(std::string& out, int depth) {
    static const std::vector<std::string> kTags = {"div",
                                                   "p",
                                                   "ul",
                                                   "li",
                                                   "ol",
                                                   "b",
                                                   "em",
                                                   "span",
                                                   "h2",
                                                   "h3",
                                                   "blockquote",
                                                   "section",
                                                   "nav",
                                                   "aside",
                                                   "a href='/x'",
                                                   "a href='https://a.example/'",
                                                   "code",
                                                   "pre",
                                                   "dl",
                                                   "dt",
                                                   "dd",
                                                   "figure",
                                                   "figcaption",
                                                   "article",
                                                   "main",
                                                   "header",
                                                   "footer",
                                                   "form",
                                                   "button",
                                                   "div class=share",
                                                   "div style='display:none'",
                                                   "del",
                                                   "font",
                                                   "center",
                                                   "label",
                                                   "table",
                                                   "tr",
                                                   "td",
                                                   "th",
                                                   "tbody",
                                                   "caption"};
    const std::string& tag = kTags[below(static_cast<std::uint32_t>(kTags.size() - (tables_ ? 0 : 6)))];
    out += "<" + tag + ">";
    for (std::uint32_t i = below(4); i > 0; --i) {
      out += " word" + std::to_string(1000 + words_++) + " ";
      if (below(5) == 0) out += "<br>";
      if (depth < 6) add(out, depth + 1);
    }
    if (below(6) > 0) out += "</" + tag.substr(0, tag.find(' ')) + ">";
  }

  std::mt19937 engine_;
  bool tables_;
  int words_ = 0;
};

TEST_CASE("Every word of any page is in a block or among what was left out, once and in order") {
  for (std::uint32_t seed = 0; seed < 400; ++seed) {
    RandomPage page(seed, seed % 2 == 1);
    const std::string html = page.html();
    const Post post = read(html).post;
    std::string kept;
    std::string all;
    for (const Block& block : post.blocks) kept += block.text + " ";
    for (const LeftOut& left : post.left_out) all += left.text + " ";
    all += kept;
    CAPTURE(seed, html, kept, all);
    std::size_t last = 0;
    for (int i = 0; i < page.words(); ++i) {
      const std::string word = "word" + std::to_string(1000 + i);
      REQUIRE(all.find(word) != std::string::npos);
      const std::size_t at = kept.find(word);
      if (at == std::string::npos || seed % 2 == 1) continue;
      REQUIRE(at >= last);
      REQUIRE(kept.find(word, at + 1) == std::string::npos);
      last = at;
    }
  }
}

TEST_CASE("Hostile pages are read or refused, and never crash") {
  CHECK(post_of_html("", "x", one_picture));
  CHECK(post_of_html("<", "x", one_picture));
  CHECK(post_of_html("<![CDATA[<p>x]]>", "x", one_picture));
  std::string deep;
  for (int i = 0; i < 3000; ++i) deep += "<div>";
  CHECK(dump(read(deep + "at the bottom").post) == "text: at the bottom\n");
  for (int i = 0; i < 20000; ++i) deep += "<b>";
  CHECK_FALSE(post_of_html(deep, "x", one_picture));
  const std::string bomb =
      "<!DOCTYPE html [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c SYSTEM "
      "\"file:///etc/passwd\">]>"
      "<article><p>&b;&c;</p></article>";
  CHECK(read(bomb).post.blocks.size() <= 2);
  CHECK(dump(read(bomb).post).find("root:") == std::string::npos);
}

}  // namespace
}  // namespace lectern::importer
