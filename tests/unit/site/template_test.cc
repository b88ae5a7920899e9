#include "site/template.h"

#include <catch2/catch.hpp>

#include "site/json.h"
#include "site/markup.h"
#include "site/template_source.h"
#include "site/words.h"
#include "unit/site/little_archive.h"

namespace lectern::site {
namespace {

std::string render(const std::string& text, const Data& data) {
  const core::Result<Template> parsed = Template::parse("test", text);
  REQUIRE(parsed);
  return parsed->render({&data});
}

Data named(const std::string& name) {
  Data data;
  data.text("name", name);
  return data;
}

TemplateSources sources(std::initializer_list<std::pair<const char*, const char*>> texts) {
  TemplateSources out;
  for (const auto& [name, text] : texts) out[name] = {std::string(name) + ".mustache", text};
  return out;
}

}  // namespace

TEST_CASE("Texts are escaped where they are put in") {
  const Data data = named("\"><script>alert('1')</script>&");
  CHECK(render("<a title=\"{{name}}\">", data) ==
        "<a title=\"&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;\">");
  CHECK(render("{{{name}}}", data) == "\"><script>alert('1')</script>&");
}

TEST_CASE("Mustache in a text is text") {
  CHECK(render("{{name}}", named("{{name}} {{> a}} {{{b}}}")) == "{{name}} {{&gt; a}} {{{b}}}");
}

TEST_CASE("What an object does not have is empty, not that of the object around") {
  std::vector<Data> items;
  items.push_back(named("a"));
  items.push_back(named(""));
  Data data = named("outer");
  data.list("items", std::move(items));
  CHECK(render("{{#items}}[{{#name}}{{name}}{{/name}}]{{/items}}", data) == "[a][]");
}

TEST_CASE("A list says whether it has anything") {
  Data data;
  data.list("full", [] {
    std::vector<Data> one;
    one.push_back(named("x"));
    return one;
  }());
  data.list("none", {});
  CHECK(render("{{#has_full}}yes{{/has_full}}{{#has_none}}no{{/has_none}}{{^has_none}}empty{{/has_none}}", data) ==
        "yesempty");
}

TEST_CASE("The last layer is looked at first") {
  const Data below = named("below"), above = named("above");
  const core::Result<Template> parsed = Template::parse("test", "{{name}}");
  REQUIRE(parsed);
  CHECK(parsed->render({&below, &above}) == "above");
}

TEST_CASE("Partials, words and comments are put in place before parsing") {
  Words words;
  words.set("en", "hello", "Hello & <{name}>");
  words.set("zh", "hello", "你好{name}");
  const TemplateSources templates = sources({
      {"page", "a\n  {{> part}}\nb {{> part}} c\n{{! gone }}\n{{#x}}\nd\n{{/x}}\n{{words.hello}}\n"},
      {"part", "[{{y}}]\n"},
  });
  CHECK(expand(templates, "page", words, "en") ==
        "a\n[{{y}}]\nb [{{y}}] c\n{{#x}}d\n{{/x}}Hello &amp; &lt;{{name}}&gt;\n");
  CHECK(expand(templates, "page", words, "zh-Hans").find("你好{{name}}") != std::string::npos);
  CHECK(expand(templates, "none", words, "en").empty());
}

TEST_CASE("A word is text and variables, whatever braces it has") {
  struct Row {
    const char* word;
    const char* shown;
  };
  const Row rows[] = {
      {"{name}", "N"},
      {"{{name}}", "&#123;N&#125;"},
      {"{{{name}}}", "&#123;&#123;N&#125;&#125;"},
      {"{Name} {} {na me", "&#123;Name&#125; &#123;&#125; &#123;na me"},
      {"}}", "&#125;&#125;"},
      {"{name", "&#123;name"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.word);
    Words words;
    words.set("en", "w", row.word);
    CHECK(render(words.as_template("en", "w"), named("N")) == row.shown);
  }
}

TEST_CASE("A word that differs by number has a form for one") {
  Words words;
  words.set("en", "lessons.one", "{count} lesson");
  words.set("en", "lessons.other", "{count} lessons");
  words.set("zh", "lessons", "{count} 课");
  const auto shown = [&](const char* language, std::size_t count) {
    Data data;
    data.count(count);
    return render(words.as_template(language, "lessons"), data);
  };
  CHECK(shown("en", 1) == "1 lesson");
  CHECK(shown("en", 0) == "0 lessons");
  CHECK(shown("zh", 1) == "1 课");
  CHECK(shown("fr", 2) == "2 lessons");
  CHECK(words.keys() == std::vector<std::string>{"lessons"});
}

TEST_CASE("A language takes the words that it lacks from its primary language, then from English") {
  Words words;
  words.set("en", "ui.a", "en a");
  words.set("en", "ui.b", "en b");
  words.set("en", "ui.c", "en c");
  words.set("zh", "ui.b", "zh b");
  words.set("zh", "ui.c", "zh c");
  words.set("zh-Hant", "ui.c", "hant c");
  CHECK(*words.find("zh-Hant", "ui.a") == "en a");
  CHECK(*words.find("zh-Hant", "ui.b") == "zh b");
  CHECK(*words.find("zh-Hant", "ui.c") == "hant c");
  CHECK(words.find("zh", "ui.d") == nullptr);
  CHECK(words.below("zh-Hant", "ui.") == Words::Entries{{"a", "en a"}, {"b", "zh b"}, {"c", "hant c"}});
}

TEST_CASE("Markup has no characters that XML lacks") {
  CHECK(escape_markup(std::string_view("a\0b\x01\tc\n\x1f", 8)) == "a\uFFFDb\uFFFD\tc\n\uFFFD");
  CHECK(escape_markup("x\uFFFFy\uFFFE") == "x\uFFFDy\uFFFD");
  CHECK(escape_markup("课 é 😀") == "课 é 😀");
}

TEST_CASE("JSON in a script cannot end the script") {
  CHECK(json_for_script({{"a", "</script><!--"}, {"b", "\"\\\n&"}}) ==
        "{\"a\":\"\\u003c/script\\u003e\\u003c!--\",\"b\":\"\\\"\\\\\\u000a\\u0026\"}");
  CHECK(json_for_script({}) == "{}");
}

TEST_CASE("Tags are found with their places, and an unclosed one ends them") {
  const std::string text = "a{{x}}{{{ y }}}{{# z }}{{/z}}{{!c}}{{> p }}{{&u}}{{words.k}}{{";
  std::string dump;
  for (const TemplateTag& tag : tags_of(text)) {
    dump += tag.sigil == 0 ? '.' : tag.sigil;
    dump += std::string(tag.name) + ' ';
  }
  CHECK(dump == ".x {y #z /z !c >p &u .words.k ");
}

TEST_CASE("Any text makes a template or a fault, never a crash") {
  const std::string pieces[] = {"{{", "}}", "{", "}", "=", "#a", "/a", "^", ">", "!", "&", " ", "x", "\n", "课"};
  std::uint32_t seed = 1;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = 0; i < 12; ++i) {
      seed = seed * 1664525 + 1013904223;
      text += pieces[(seed >> 16) % std::size(pieces)];
    }
    CAPTURE(text);
    const TemplateSources templates{{"page", {"page.mustache", text}}};
    core::Diagnostics problems;
    check_templates(templates, Words(), {"page"}, problems);
    const std::string expanded = expand(templates, "page", Words(), "en");
    if (const core::Result<Template> parsed = Template::parse("page", expanded)) parsed->render({});
    CHECK(dump(problems).size() < 10000);
  }
}

}  // namespace lectern::site
