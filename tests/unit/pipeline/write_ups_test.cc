#include "pipeline/write_ups.h"

#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

#include "pipeline/card.h"
#include "unit/archive/archive_support.h"

namespace lectern::pipeline {
namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

std::string text_of(const core::Diagnostics& problems) {
  std::string out;
  for (const core::Diagnostic& problem : problems.all())
    out += problem.code + " " + problem.file + ":" + std::to_string(problem.range.line) + "\n";
  return out;
}

archive::Archive load(const Files& files) {
  archive::Loaded loaded = archive::load_from(archive::world(files), "/a");
  REQUIRE(loaded.text().empty());
  return std::move(loaded.archive);
}

struct Parsed {
  std::vector<core::Card> cards;
  std::vector<WriteUpFacts> facts;
  core::Diagnostics problems;
};

/// Keeps values for as long as it lives.
class ShortMemory : public core::Memory {
 public:
  std::optional<std::string_view> find(const core::Fingerprint& key) const override {
    const auto found = values.find(key);
    return found == values.end() ? std::nullopt : std::optional<std::string_view>(found->second);
  }
  void put(const core::Fingerprint& key, std::string value) override { values.emplace(key, std::move(value)); }

  std::map<core::Fingerprint, std::string> values;
};

Parsed parse_all(const Files& files, core::Memory& memory) {
  const test::MemoryFileSystem disk = archive::world(files);
  const archive::Archive archive = load(files);
  const site::LinkMap links(archive);
  const PictureSizes pictures;
  const WriteUpParser parser(disk, archive, links, pictures, memory);
  Parsed out;
  for (const WriteUpPlace& place : places_of(archive)) {
    auto parsed = parser.parse(place);
    REQUIRE(parsed);
    out.cards.push_back(make_card(place, parsed->document));
    out.facts.push_back(std::move(parsed->facts));
  }
  out.problems = problems_of(places_of(archive), out.facts);
  return out;
}

std::vector<core::Card> cards(const Files& files) {
  ShortMemory memory;
  return parse_all(files, memory).cards;
}

/// How many write-ups of `files` are remembered, and that their facts are those that parsing gave.
std::size_t remembered(const Files& files, const core::Memory& memory) {
  ShortMemory copy = static_cast<const ShortMemory&>(memory);
  const test::MemoryFileSystem disk = archive::world(files);
  const archive::Archive archive = load(files);
  const site::LinkMap links(archive);
  const PictureSizes pictures;
  const WriteUpParser parser(disk, archive, links, pictures, copy);
  std::size_t count = 0;
  for (const WriteUpPlace& place : places_of(archive)) {
    const auto facts = parser.remember(place);
    if (!facts) continue;
    ++count;
    const auto parsed = parser.parse(place);
    REQUIRE(parsed);
    CHECK(facts->document == parsed->facts.document);
    CHECK(facts->anchors == parsed->facts.anchors);
    CHECK(facts->description == parsed->facts.description);
    CHECK(facts->references.size() == parsed->facts.references.size());
    CHECK(text_of(facts->problems) == text_of(parsed->facts.problems));
  }
  return count;
}

}  // namespace

TEST_CASE("write-ups come in the order of the archive") {
  const archive::Archive archive = load({{"c/2/index.zh.md", "---\ntitle: 二\n---\n\n文。\n"},
                                         {"c/10/index.zh.md", "---\ntitle: 十\n---\n\n文。\n"},
                                         {"c/2/index.en.md", "---\ntitle: Two\n---\n\nText.\n"},
                                         {"b/1/index.en.md", "---\ntitle: One\n---\n\nText.\n"}});
  std::string order;
  for (const auto& [course, lesson, write_up] : places_of(archive))
    order += lesson.path + " " + write_up.language + "\n";
  CHECK(order == "b/1 en\nc/2 zh\nc/2 en\nc/10 zh\n");
}

TEST_CASE("links to sections are checked once all write-ups are known, backwards and forwards") {
  ShortMemory memory;
  const Parsed parsed = parse_all(
      {{"c/1/index.en.md", "---\ntitle: One\n---\n\n[on](../2/index.en.md#later) [off](../2/index.en.md#never)\n"},
       {"c/2/index.en.md", "---\ntitle: Two\n---\n\n## Later\n\n[up](../1/index.en.md#gone)\n"}},
      memory);
  CHECK(text_of(parsed.problems) == "anchor-missing /a/c/1/index.en.md:5\nanchor-missing /a/c/2/index.en.md:7\n");
}

TEST_CASE("slides and videos of the front matter that lead nowhere are reported") {
  ShortMemory memory;
  const Parsed parsed = parse_all({{"c/1/index.en.md", "---\ntitle: One\nslides: slides.pdf\n---\n\nText.\n"}}, memory);
  CHECK(text_of(parsed.problems) == "link-broken /a/c/1/index.en.md:3\n");
}

TEST_CASE("what a write-up says is remembered until its text changes") {
  const Files files{{"c/1/index.en.md", "---\ntitle: One\n---\n\n## A\n\n[x](#nowhere) <b>raw</b>\n"},
                    {"c/2/index.en.md", "---\ntitle: Two\n---\n\nText.\n"}};
  ShortMemory memory;
  parse_all(files, memory);
  CHECK(remembered(files, memory) == 2);
  Files edited = files;
  edited[0].second += "\nMore.\n";
  CHECK(remembered(edited, memory) == 1);
}

TEST_CASE("a new place in the archive concerns the write-ups that have links into the archive") {
  const Files files{{"c/1/index.en.md", "---\ntitle: One\n---\n\n[two](../2/index.en.md)\n"},
                    {"c/2/index.en.md", "---\ntitle: Two\n---\n\n[out](https://example.org) [up](#two)\n"}};
  ShortMemory memory;
  parse_all(files, memory);
  Files more = files;
  more.push_back({"c/3/index.en.md", "---\ntitle: Three\n---\n\nText.\n"});
  CHECK(remembered(more, memory) == 1);
}

TEST_CASE("a memory of other bytes is as good as none") {
  const Files files{{"c/1/index.en.md", "---\ntitle: One\n---\n\n## A\n\n[x](#nowhere)\n"}};
  ShortMemory memory;
  parse_all(files, memory);
  const std::string whole = memory.values.begin()->second;
  for (std::size_t cut = 0; cut < whole.size(); ++cut) {
    memory.values.begin()->second = whole.substr(0, cut);
    CHECK(remembered(files, memory) == 0);
  }
}

TEST_CASE("a file that changes between being listed and being parsed stops the work") {
  const Files files{{"c/1/index.en.md", "---\ntitle: One\n---\n\nText.\n"}};
  const archive::Archive archive = load(files);
  const test::MemoryFileSystem disk = archive::world({{"c/1/index.en.md", "---\ntitle: One\n---\n\nOther.\n"}});
  const site::LinkMap links(archive);
  ShortMemory memory;
  const auto parsed = WriteUpParser(disk, archive, links, PictureSizes(), memory).parse(places_of(archive).front());
  REQUIRE_FALSE(parsed);
  CHECK(parsed.error().message.find("changed while") != std::string::npos);
}

TEST_CASE("a card says of a write-up what search shows") {
  const std::vector<core::Card> found =
      cards({{"c/course.yml", "title: {zh: 课程, en: Course}\n"},
             {"c/01-risk/index.zh.md",
              "---\ntitle: 风险\ndate: 2021-03-30 09:10\nguests: [{name: 俞祖成, role: 教授}]\ntags: [社区]\n---\n\n"
              "开头。\n\n## 第一 `节`\n\n**重**点。\n"},
             {"c/01-risk/index.en.md", "---\ntitle: Risk\n---\n\n## Only *one*\n\nText.\n"}});
  REQUIRE(found.size() == 2);
  CHECK(found[0] == core::Card{"c/01-risk",
                               "zh",
                               "zh/c/01-risk/",
                               "风险",
                               "c",
                               "课程",
                               "2021-03-30",
                               {"俞祖成"},
                               {"社区"},
                               {{"", "", "开头。"}, {"第一 节", "第一-节", "重点。"}}});
  // The lesson's date is that of its other write-up.
  CHECK(found[1] == core::Card{"c/01-risk",
                               "en",
                               "en/c/01-risk/",
                               "Risk",
                               "c",
                               "Course",
                               "2021-03-30",
                               {},
                               {},
                               {{"Only one", "only-one", "Text."}}});
}

}  // namespace lectern::pipeline
