#include "archive/front_matter.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "archive/source_text.h"
#include "archive_support.h"

namespace lectern::archive {
namespace {

std::string dump(const std::vector<Attachment>& attachments) {
  std::string out;
  for (const Attachment& a : attachments) out += fmt::format(" {}<{}>@{}", a.target, a.label, a.range.line);
  return out;
}

/// Only what is there, one field after the other.
std::string dump(const FrontMatter& read) {
  std::string out = read.title;
  if (read.date) out += " date=" + core::iso_day(*read.date);
  for (const Guest& guest : read.guests) out += " guest=" + guest.name + (guest.role.empty() ? "" : "/" + guest.role);
  for (const std::string& tag : read.tags) out += " tag=" + tag;
  if (!read.summary.empty()) out += " summary=" + read.summary;
  if (!read.videos.empty()) out += " video=" + dump(read.videos);
  if (!read.slides.empty()) out += " slides=" + dump(read.slides);
  return out;
}

/// What `yaml` says in `language`, and the codes of what is wrong with it.
std::string read(const std::string& yaml, const std::string& language = "zh") {
  core::Diagnostics problems;
  const core::SourceFile source{"f.md", yaml};
  const Languages languages = Languages::declared({"zh", "en", "zh-Hant"});
  const YamlReader reader(source, languages, problems);
  const auto root = parse_yaml(source, {1, line_count(yaml)}, problems);
  std::string out = root ? dump(read_front_matter(*root, language, reader)) : "";
  for (const core::Diagnostic& problem : problems.all()) out += " !" + problem.code;
  return out;
}

TEST_CASE("front matter says what its keys say") {
  const std::pair<const char*, const char*> table[] = {
      {"title: 风险\n", "风险"},
      {"title: '  风险  '\n", "风险"},
      {"title: 2021\n", "2021"},
      {"title: >\n  one\n  two\n", "one two"},
      {"title: a\ndate: 2021-03-30\n", "a date=2021-03-30"},
      {"title: a\ndate: 2021-03-30 09:10\n", "a date=2021-03-30"},
      {"title: a\ndate: \"2021-03-30T09:10:00+08:00\"\n", "a date=2021-03-30"},
      {"title: a\ndate:\n", "a"},
      {"title: a\nguests: 俞祖成\n", "a guest=俞祖成"},
      {"title: a\nguests: [俞祖成, 刘飞, 俞祖成]\n", "a guest=俞祖成 guest=刘飞"},
      {"title: a\nguests:\n- name: 俞祖成\n  role: 教授\n- 刘飞\n", "a guest=俞祖成/教授 guest=刘飞"},
      {"title: a\nguests: {name: 俞祖成, role: 教授}\n", "a guest=俞祖成/教授"},
      {"title: a\nguests: 'Yu, Zucheng'\n", "a guest=Yu, Zucheng"},
      {"title: a\ntags: [x, y, x]\n", "a tag=x tag=y"},
      {"title: a\ntags: x\n", "a tag=x"},
      {"title: a\ntags: []\n", "a"},
      {"title: a\nsummary: |\n  one\n  two\n", "a summary=one two"},
      {"title: a\nvideo: https://example.org/v\n", "a video= https://example.org/v<>@2"},
      {"title: a\nvideo: {url: v.mp4, title: 录像}\n", "a video= v.mp4<录像>@2"},
      {"title: a\nslides:\n- a.pdf\n- url: files/b 2.pdf\n  title: Two\n", "a slides= a.pdf<>@3 files/b 2.pdf<Two>@4"},
      {"title: a\nslides: ../shared/a.pdf\n", "a slides= ../shared/a.pdf<>@2"},
  };
  for (const auto& [yaml, said] : table) {
    INFO(yaml);
    CHECK(read(yaml) == said);
  }
}

TEST_CASE("dates and guests know where they stand") {
  core::Diagnostics problems;
  const core::SourceFile source{"f.md", "title: a\ndate: 2021-03-30\nguests:\n- name: 俞祖成\n  role: 教授\n- 刘飞\n"};
  const Languages languages = Languages::declared({"zh", "en"});
  const YamlReader reader(source, languages, problems);
  const auto root = parse_yaml(source, {1, line_count(source.text)}, problems);
  REQUIRE(root);
  const FrontMatter read = read_front_matter(*root, "zh", reader);
  CHECK(read.date_range == core::SourceRange{2, 7, 17});
  REQUIRE(read.guests.size() == 2);
  CHECK(read.guests[0].range == core::SourceRange{4, 9, 12});
  CHECK(read.guests[1].range == core::SourceRange{6, 3, 5});
}

TEST_CASE("every value can differ by language") {
  const std::string yaml =
      "title: {zh: 风险, en: Risk}\n"
      "date: 2021-03-30\n"
      "guests:\n"
      "- name: {zh: 俞祖成, en: Yu Zucheng}\n"
      "  role: {zh: 教授, en: Professor}\n"
      "- {zh: 刘飞, en: Liu Fei}\n"
      "tags: {zh: [社区], en: [community, risk]}\n"
      "summary: {zh: 摘要}\n"
      "video: {zh: zh.mp4, en: {url: en.mp4, title: Recording}}\n"
      "slides: {url: s.pdf, title: {zh: 讲义, en: Slides}}\n";
  CHECK(read(yaml, "zh") ==
        "风险 date=2021-03-30 guest=俞祖成/教授 guest=刘飞 tag=社区 summary=摘要 video= zh.mp4<>@9 "
        "slides= s.pdf<讲义>@10");
  CHECK(read(yaml, "en") ==
        "Risk date=2021-03-30 guest=Yu Zucheng/Professor guest=Liu Fei tag=community tag=risk "
        "video= en.mp4<Recording>@9 slides= s.pdf<Slides>@10");
}

TEST_CASE("a value for a language serves its near kin, and its own comes first") {
  CHECK(read("title: {zh: 风险, en: Risk}\n", "zh-Hant") == "风险");
  CHECK(read("title: {zh: 风险, zh-hant: 風險}\n", "zh-Hant") == "風險");
  CHECK(read("title: {en: Risk}\n", "zh-Hant") == " !title-missing");
}

TEST_CASE("a faulty value is left out and the others stay") {
  const std::pair<const char*, const char*> table[] = {
      {"", " !title-missing"},
      {"title:\n", " !title-missing"},
      {"title: '  '\n", " !title-missing"},
      {"title: [a]\n", " !type-wrong"},
      {"title: \"a\\u0007b\"\n", " !control-character"},
      {"title: \"a\\u2028b\"\n", " !control-character"},
      {"title: a\ndate: soon\ntags: [x]\n", "a tag=x !date-invalid"},
      {"title: a\ndate: 2021-02-29\n", "a !date-invalid"},
      {"title: a\ntags: [x, [y], z]\n", "a tag=x tag=z !type-wrong"},
      {"title: a\ntags: {zh: [x], fr: [y]}\n", "a tag=x !lang-unknown"},
      {"title: a\nguests: [{role: r}, 刘飞]\n", "a guest=刘飞 !type-wrong"},
      {"title: a\nguests: [{name: n, post: p}]\n", "a guest=n !unknown-key"},
      {"title: a\nguests: 俞祖成，刘飞\n", "a guest=俞祖成，刘飞 !list-unmarked"},
      {"title: a\ntags: [\"!\"]\n", "a !slug-empty"},
      {"title: a\nvideo: 'JavaScript:alert(1)'\n", "a !target-invalid"},
      {"title: a\nvideo: data:text/html,x\n", "a !target-invalid"},
      {"title: a\nvideo: //example.org/v\n", "a !target-invalid"},
      {"title: a\nvideo: https://user@example.org/\n", "a !target-invalid"},
      {"title: a\nvideo: 'http://'\n", "a !target-invalid"},
      {"title: a\nvideo: {title: x}\n", "a !target-invalid"},
      {"title: a\nTitle: b\n", "a !unknown-key"},
  };
  for (const auto& [yaml, said] : table) {
    INFO(yaml);
    CHECK(read(yaml) == said);
  }
}

/// `yaml 2-3 body 5-6`, or the code of the fault.
std::string fences(const std::string& text) {
  core::Diagnostics problems;
  const auto lines = find_front_matter({"f.md", text}, problems);
  if (!lines) return problems.all().front().code;
  CHECK(problems.all().empty());
  return fmt::format("yaml {}-{} body {}-{}", lines->yaml.first, lines->yaml.last, lines->body.first, lines->body.last);
}

TEST_CASE("front matter stands between the first two lines of three dashes") {
  CHECK(fences("---\ntitle: a\n---\nText\n") == "yaml 2-2 body 4-4");
  CHECK(fences("---\r\ntitle: a\r\n---\r\n\r\nText") == "yaml 2-2 body 4-5");
  CHECK(fences("\n  \n---\ntitle: a\n---  \n") == "yaml 4-4 body 6-5");
  CHECK(fences("---\n---") == "yaml 2-1 body 3-2");
  CHECK(fences("---\ntitle: a\n----\n---\nText\n---\n") == "yaml 2-3 body 5-6");
  CHECK(fences("---\ntitle: a\n\nText\n") == "front-matter-open");
  CHECK(fences("Text\n---\ntitle: a\n---\n") == "title-missing");
  CHECK(fences("----\ntitle: a\n----\n") == "title-missing");
}

}  // namespace
}  // namespace lectern::archive
