#include "archive/yaml_node.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "archive/source_text.h"
#include "archive_support.h"

namespace lectern::archive {
namespace {

/// `{title=风险@1:8-10, tags=[a@2:7-8, b@2:10-11]}`
std::string dump(const YamlNode& node) {
  if (node.kind == YamlNode::Kind::Null) return "null";
  if (node.kind == YamlNode::Kind::Text)
    return fmt::format("{}@{}:{}-{}", node.text, node.range.line, node.range.column, node.range.end_column);
  std::string out;
  for (const YamlNode& value : node.values) {
    if (!out.empty()) out += ", ";
    if (node.kind == YamlNode::Kind::Map) out += value.key + "=";
    out += dump(value);
  }
  return node.kind == YamlNode::Kind::Map ? "{" + out + "}" : "[" + out + "]";
}

/// The tree, or `code@line:column` of the first fault.
std::string parsed(const std::string& yaml, core::LineRange lines) {
  core::Diagnostics problems;
  const auto root = parse_yaml({"f.yml", yaml}, lines, problems);
  if (root && problems.all().empty()) return dump(*root);
  REQUIRE_FALSE(problems.all().empty());
  const core::Diagnostic& first = problems.all().front();
  return fmt::format("{}@{}:{}", first.code, first.range.line, first.range.column);
}

std::string parsed(const std::string& yaml) {
  return parsed(yaml, {1, line_count(yaml)});
}

TEST_CASE("YAML becomes a tree whose places count code points") {
  const std::pair<const char*, const char*> table[] = {
      {"", "null"},
      {"# a comment\n", "null"},
      {"title: 风险\n", "{title=风险@1:8-10}"},
      {"标题: [甲, \"乙\", '丙']\n", "{标题=[甲@1:6-7, 乙@1:9-12, 丙@1:14-17]}"},
      {"a: {zh: 中文, en: text}\n", "{a={zh=中文@1:9-11, en=text@1:17-21}}"},
      {"a:\nb: ~\nc: x\n", "{a=null, b=null, c=x@3:4-5}"},
      {"a:\n  - 一\n  - name: 二\n", "{a=[一@2:5-6, {name=二@3:11-12}]}"},
      {"a: b\r\nc: 风\r\nd: [x,\r\n  y]\r\n", "{a=b@1:4-5, c=风@2:4-5, d=[x@3:5-6, y@4:3-4]}"},
      {"a: 'it''s'\nb: \"q\\\"q\"\n", "{a=it's@1:4-11, b=q\"q@2:4-10}"},
      {"a: 2021-03-30\n", "{a=2021-03-30@1:4-14}"},
      {"a: >\n  one\n  two\n", "{a=one two\n@1:4-5}"},
      {"---\na: b\n", "{a=b@2:4-5}"},
      {"\xF0\xA0\x80\x80: \xF0\xA0\x80\x80 x\n", "{\xF0\xA0\x80\x80=\xF0\xA0\x80\x80 x@1:4-7}"},
  };
  for (const auto& [yaml, tree] : table) {
    INFO(yaml);
    CHECK(parsed(yaml) == tree);
  }
}

TEST_CASE("what is no YAML, or more than is wanted of it, is refused where it stands") {
  const std::pair<const char*, const char*> table[] = {
      {"title: a: b\n", "yaml-invalid@1:9"},
      {"题: 甲: 乙\n", "yaml-invalid@1:5"},
      {"a: 'b\n", "yaml-invalid@1:4"},
      {"a: \"b\nc: d\n", "yaml-invalid@1:4"},
      {"a: 'b''\n", "yaml-invalid@1:4"},
      {"a: [b\n", "yaml-invalid@1:4"},
      {"a: {b: [c\n", "yaml-invalid@1:8"},
      {"a: b]\n", "{a=b]@1:4-6}"},
      {"a: [b]]\n", "yaml-invalid@1:7"},
      {"a: b\n- c\n", "yaml-invalid@2:1"},
      {" a: b\nc: d\n", "yaml-invalid@2:1"},
      {"a: \"\\ud800\"\n", "yaml-invalid@1:11"},
      // The colon of Chinese keyboards, not where the library notices it.
      {"title：风险\ndate: 2021\n", "yaml-invalid@1:6"},
      {"标题：风险\n嘉宾：俞\ndate: 2021\n", "yaml-invalid@1:3"},
      {"a: b\ntitle：风险\ndate: 2021\n", "yaml-invalid@2:6"},
      {"a: x\n  风险：y\nb: c: d\n", "yaml-invalid@3:5"},
      {"a: b\n---\nc: d\n", "yaml-unsupported@2:1"},
      {"a: &x b\n", "yaml-unsupported@1:4"},
      {"a: *x\n", "yaml-unsupported@1:4"},
      {"a: !!str b\n", "yaml-unsupported@1:4"},
      {"a: !词 b\n", "yaml-unsupported@1:4"},
      {"a: ! b\n", "yaml-unsupported@1:4"},
      {"? [a]\n: b\n", "yaml-unsupported@1:3"},
      {"? {a: b}\n: c\n", "yaml-unsupported@1:3"},
      {"a: 1\nb: 2\na: 3\n", "key-twice@3:1"},
      {"a: {b: 1, b: 2}\n", "key-twice@1:11"},
  };
  for (const auto& [yaml, fault] : table) {
    INFO(yaml);
    CHECK(parsed(yaml) == fault);
  }
}

TEST_CASE("only the given lines are parsed, and lines count from the top of the file") {
  CHECK(parsed("---\ntitle: 风险\n---\nbody: *x\n", {2, 2}) == "{title=风险@2:8-10}");
  CHECK(parsed("---\n\ntitle: [\n---\n", {2, 3}) == "yaml-invalid@3:8");
  CHECK(parsed("---\n---\n", {2, 1}) == "null");
}

TEST_CASE("a key that is given twice keeps its first value") {
  core::Diagnostics problems;
  const auto root = parse_yaml({"f.yml", "a: 1\na: [2]\nb: 3\n"}, {1, 3}, problems);
  REQUIRE(root);
  CHECK(dump(*root) == "{a=1@1:4-5, b=3@3:4-5}");
  CHECK(problems.count(core::Severity::Error) == 1);
}

TEST_CASE("YAML that is out of all bounds is refused without being read to its end") {
  CHECK(parsed("a: " + std::string(kMaxYamlBytes, 'x') + "\n") == "yaml-too-large@1:0");
  std::string many = "a:\n";
  for (std::size_t i = 0; i < kMaxYamlNodes; ++i) many += "- x\n";
  CHECK(parsed(many).rfind("yaml-too-large@", 0) == 0);
  for (const char* open : {"[", "{a: ", "- ", "? ", "[{a: "}) {
    INFO(open);
    std::string deep;
    while (deep.size() < kMaxYamlBytes - 10) deep += open;
    CHECK(parsed(deep).rfind("yaml-unsupported@1:", 0) == 0);
  }
}

}  // namespace
}  // namespace lectern::archive
