#include "scaffold/template_text.h"

#include <catch2/catch.hpp>

using namespace lectern;
using scaffold::fill_template;

namespace {

const scaffold::Values kOne{{{"en", "Risk: what \"it\" is"}}, "2021-03-30", 3};
const scaffold::Values kTwo{{{"zh", "风险"}, {"en", "Risk, and help"}}, "2021-03-30", 3};

std::string filled(const std::string& path, const std::string& text, const scaffold::Values& values) {
  const auto result = fill_template({path, text}, values);
  return result ? *result : result.error().message;
}

}  // namespace

TEST_CASE("places of a template are filled where they stand") {
  CHECK(filled("index.en.md", "---\ntitle: {{title}}\ndate: {{date}}\n---\n\n# {{number}}. {{title}}\n", kOne) ==
        "---\ntitle: \"Risk: what \\\"it\\\" is\"\ndate: 2021-03-30\n---\n\n# 3. Risk: what \"it\" is\n");
  CHECK(filled("index.en.md", "---\ntitle: \"Lesson {{number}}: {{title}}\"\n---\n", kOne) ==
        "---\ntitle: \"Lesson 3: Risk: what \\\"it\\\" is\"\n---\n");
  CHECK(filled("course.yml", "title: {{title}}\r\nstart: {{date}} # today\r\n", kTwo) ==
        "title: {zh: 风险, en: \"Risk, and help\"}\r\nstart: 2021-03-30 # today\r\n");
  CHECK(filled("index.md", "---\ntitle: {{title}}  # both\n---\n{{title}}", kTwo) ==
        "---\ntitle: {zh: 风险, en: \"Risk, and help\"}  # both\n---\n风险");
  CHECK(filled("index.en.md", "no place at all, { } }} {", kOne) == "no place at all, { } }} {");
  CHECK(filled("index.en.md", "", kOne).empty());
}

TEST_CASE("a place that nobody knows is named with its line") {
  CHECK(filled("a/index.en.md", "---\ntitle: {{titel}}\n---\n", kOne) ==
        "a/index.en.md:2: nothing is known of {{titel}}");
  CHECK(filled("a.yml", "\n\nx: {{title\n", kOne) == "a.yml:3: a place that begins with {{ does not end with }}");
}

TEST_CASE("a text becomes a YAML value that reads as that text") {
  for (const char* plain : {"Risk", "社区风险排查", "Liu Fei (host)", "a-b_c", "Q3 2021"}) {
    CHECK(scaffold::yaml_scalar(plain) == plain);
  }
  for (const char* quoted : {"", "yes", "No", "null", "2021", "2021-03-30", "a: b", "a #b", "[a]", "- a", "'a'", "a, b",
                             "~", "*a", "trailing ", "C:\\x", "\"q\""}) {
    const std::string scalar = scaffold::yaml_scalar(quoted);
    CHECK(scalar.front() == '"');
    CHECK(scalar.back() == '"');
  }
  CHECK(scaffold::yaml_scalar("C:\\x \"q\"") == "\"C:\\\\x \\\"q\\\"\"");
}
