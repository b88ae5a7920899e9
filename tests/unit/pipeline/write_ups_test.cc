#include "pipeline/write_ups.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "pipeline/card.h"
#include "unit/archive/archive_support.h"

namespace lectern::pipeline {
namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

archive::Archive load(const Files& files) {
  archive::Loaded loaded = archive::load_from(archive::world(files), "/a");
  REQUIRE(loaded.text().empty());
  return std::move(loaded.archive);
}

/// The write-ups as they are handed on, with the progress that was told before each, and then the problems.
std::string visit(const archive::Archive& archive) {
  std::string out;
  core::Diagnostics problems;
  const auto progress = [&](const char*, std::size_t done, std::size_t total) {
    out += std::to_string(done) + "/" + std::to_string(total) + " ";
  };
  const auto done = for_each_write_up(archive, problems, progress,
                                      [&](const archive::Course&, const archive::Lesson& lesson,
                                          const archive::WriteUp& write_up, const markdown::Document& document) {
                                        out += lesson.path + " " + write_up.language + " " +
                                               std::to_string(document.sections.size()) + "\n";
                                        return core::Result<void>();
                                      });
  CHECK(done.ok());
  for (const core::Diagnostic& problem : problems.all())
    out += problem.code + " " + problem.file + ":" + std::to_string(problem.range.line) + "\n";
  return out;
}

std::vector<core::Card> cards(const archive::Archive& archive) {
  std::vector<core::Card> out;
  core::Diagnostics problems;
  CHECK(for_each_write_up(
            archive, problems, [](const char*, std::size_t, std::size_t) {},
            [&](const auto& course, const auto& lesson, const auto& write_up, const auto& document) {
              out.push_back(make_card(course, lesson, write_up, document));
              return core::Result<void>();
            })
            .ok());
  return out;
}

}  // namespace

TEST_CASE("write-ups are handed on in the order of the archive, each after its progress") {
  const archive::Archive archive = load({{"c/2/index.zh.md", "---\ntitle: 二\n---\n\n## 甲\n\n文。\n\n## 乙\n\n文。\n"},
                                         {"c/10/index.zh.md", "---\ntitle: 十\n---\n\n文。\n"},
                                         {"c/2/index.en.md", "---\ntitle: Two\n---\n\nText.\n"},
                                         {"b/1/index.en.md", "---\ntitle: One\n---\n\nText.\n"}});
  CHECK(visit(archive) == "1/4 b/1 en 1\n2/4 c/2 zh 2\n3/4 c/2 en 1\n4/4 c/10 zh 1\n");
}

TEST_CASE("links to sections are checked once all write-ups are known, backwards and forwards") {
  const archive::Archive archive =
      load({{"c/1/index.en.md", "---\ntitle: One\n---\n\n[on](../2/index.en.md#later) [off](../2/index.en.md#never)\n"},
            {"c/2/index.en.md", "---\ntitle: Two\n---\n\n## Later\n\n[up](../1/index.en.md#gone)\n"}});
  CHECK(visit(archive) ==
        "1/2 c/1 en 1\n2/2 c/2 en 1\n"
        "anchor-missing /a/c/1/index.en.md:5\nanchor-missing /a/c/2/index.en.md:7\n");
}

TEST_CASE("the first failure of a later stage ends it, and is handed back") {
  const archive::Archive archive = load(
      {{"c/1/index.en.md", "---\ntitle: One\n---\n\nText.\n"}, {"c/2/index.en.md", "---\ntitle: Two\n---\n\nText.\n"}});
  core::Diagnostics problems;
  int visits = 0;
  const auto done = for_each_write_up(
      archive, problems, [](const char*, std::size_t, std::size_t) {},
      [&](const auto&...) -> core::Result<void> {
        ++visits;
        return core::Error{core::Error::Code::Io, "the disk is full", {}};
      });
  CHECK(visits == 1);
  REQUIRE_FALSE(done.ok());
  CHECK(done.error().message == "the disk is full");
}

TEST_CASE("a card says of a write-up what search shows") {
  const archive::Archive archive =
      load({{"c/course.yml", "title: {zh: 课程, en: Course}\n"},
            {"c/01-risk/index.zh.md",
             "---\ntitle: 风险\ndate: 2021-03-30 09:10\nguests: [{name: 俞祖成, role: 教授}]\ntags: [社区]\n---\n\n"
             "开头。\n\n## 第一 `节`\n\n**重**点。\n"},
            {"c/01-risk/index.en.md", "---\ntitle: Risk\n---\n\n## Only *one*\n\nText.\n"}});
  const std::vector<core::Card> found = cards(archive);
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
