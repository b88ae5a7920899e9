#include "importer/import.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include "core/interruption.h"
#include "importer/lesson_place.h"
#include "importer/lesson_writer.h"
#include "support/temporary_folder.h"

namespace lectern::importer {
namespace {

namespace fs = std::filesystem;

void write(const fs::path& path, const std::string& bytes) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

std::set<std::string> names_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder))
    names.insert(entry.path().filename().string());
  return names;
}

core::Result<LessonPlace> place_in(const fs::path& archive, const std::string& course = "",
                                   const std::string& about = "") {
  core::Diagnostics problems;
  return find_place(core::DiskFileSystem(), archive, course, about, problems);
}

TEST_CASE("The only course is the one, the next number follows the last") {
  const TemporaryFolder folder;
  write(folder.path() / "spring/course.yml", "title: Spring\n");
  const auto next = [&] {
    auto place = place_in(folder.path());
    REQUIRE(place);
    return next_folder(*place, core::Date{2021, 3, 30, {}, {}}, "d");
  };
  CHECK(next() == "01-d");
  write(folder.path() / "spring/02-b/index.en.md", "---\ntitle: b\n---\nb\n");
  write(folder.path() / "spring/09-c/index.en.md", "---\ntitle: c\n---\nc\n");
  CHECK(next() == "10-d");
  auto place = place_in(folder.path());
  CHECK(next_folder(*place, {}, "d") == "10-d");
  CHECK(next_folder(*place, {}, "d") == "11-d");
  write(folder.path() / "_templates/lesson/index.en.md", "---\ntitle: x\n---\nx\n");
  CHECK(next() == "10-d");
}

TEST_CASE("A course that is not there is an error that lists those that are") {
  const TemporaryFolder folder;
  CHECK(place_in(folder.path(), "spring").error().message.find("has no course yet") != std::string::npos);
  write(folder.path() / "spring-2021/course.yml", "title: Spring\n");
  write(folder.path() / "autumn-2021/course.yml", "title: Autumn\n");
  CHECK(place_in(folder.path()).error().message.find("several courses: autumn-2021, spring-2021") != std::string::npos);
  CHECK(place_in(folder.path(), "sprang-2021").error().hint == "did you mean spring-2021?");
  CHECK(place_in(folder.path(), "../x").error().code == core::Error::Code::NotFound);
  CHECK(place_in(folder.path() / "none").error().code == core::Error::Code::NotFound);
  REQUIRE(place_in(folder.path(), "spring-2021"));
}

TEST_CASE("Of several courses the one is taken whose name the posts say") {
  const TemporaryFolder folder;
  for (const char* course : {"handbook", "iaccr-2021", "iaccr-2022", "社区"})
    write(folder.path() / course / "course.yml", "title: x\n");
  const auto taken = [&](const std::string& about) {
    const auto place = place_in(folder.path(), "", about);
    return place ? place->folder.filename().string() : "none";
  };
  CHECK(taken("IACCR International Training Course\n2022\n") == "iaccr-2022");
  CHECK(taken("IACCR国际培训班第一课\n2021\n") == "iaccr-2021");
  CHECK(taken("IACCR\n2023\n") == "none");  // two say as much
  CHECK(taken("How to read handbooks\n2023\n") == "none");
  CHECK(taken("讲讲社区治理\n") == "社区");
  CHECK(place_in(folder.path(), "", "Handbook")->guess.find("the post says handbook") != std::string::npos);
  CHECK(place_in(folder.path(), "handbook", "IACCR 2021")->guess.empty());
}

TEST_CASE("Without any course a lesson stands in the archive itself") {
  const TemporaryFolder folder;
  write(folder.path() / "site.yml", "title: x\n");
  write(folder.path() / "theme/words/en.yml", "lesson: {next: Onwards}\n");
  auto place = place_in(folder.path());
  REQUIRE(place);
  CHECK(fs::equivalent(place->folder, folder.path()));
  CHECK_FALSE(place->guess.empty());
  CHECK(next_folder(*place, {}, "d") == "01-d");
}

TEST_CASE("Write-ups are named by the archive's languages; one that it has not is an error") {
  const TemporaryFolder folder;
  write(folder.path() / "site.yml", "languages: [zh-Hans]\n");
  write(folder.path() / "spring/course.yml", "title: Spring\n");
  write(folder.path() / "zh.txt", "第一课：认识邻居\n今天开讲，大家一起认识了新邻居。\n");
  write(folder.path() / "en.txt", "Lesson 1: Meeting the neighbours\nToday everybody met the new neighbours.\n");
  const auto zh = import_lessons({{(folder.path() / "zh.txt").string()}, folder.path(), "", true});
  REQUIRE(zh);
  CHECK(zh->lessons[0].files[0].name == "index.zh-Hans.md");
  const auto en = import_lessons({{(folder.path() / "en.txt").string()}, folder.path(), "", true});
  REQUIRE_FALSE(en);
  CHECK(en.error().hint.find("add en to `languages`") == 0);
  CHECK(names_in(folder.path() / "spring") == std::set<std::string>{"course.yml"});
}

TEST_CASE("Lessons are written whole, and nothing that is there is touched") {
  const TemporaryFolder folder;
  write(folder.path() / "01-a/index.en.md", "old");
  {
    LessonWriter writer(folder.path());
    REQUIRE(writer.add("02-b", {{"index.en.md", "new"}, {"photos/a.png", "picture"}}));
    CHECK(names_in(folder.path()).count("02-b") == 0);
    REQUIRE(writer.finish());
  }
  CHECK(names_in(folder.path()) == std::set<std::string>{"01-a", "02-b"});
  CHECK(names_in(folder.path() / "02-b/photos") == std::set<std::string>{"a.png"});
  LessonWriter writer(folder.path());
  const auto taken = writer.add("01-a", {{"index.en.md", "new"}});
  REQUIRE_FALSE(taken);
  CHECK(taken.error().message.find("is there already") != std::string::npos);
}

TEST_CASE("What was not finished is gone") {
  const TemporaryFolder folder;
  {
    LessonWriter writer(folder.path());
    REQUIRE(writer.add("01-a", {{"index.en.md", "a"}}));
    REQUIRE(writer.add("02-b", {{"index.en.md", "b"}}));
    write(folder.path() / "02-b/mine.md", "somebody was faster");
    CHECK_FALSE(writer.finish());
  }
  CHECK(names_in(folder.path()) == std::set<std::string>{"02-b"});
  CHECK(names_in(folder.path() / "02-b") == std::set<std::string>{"mine.md"});
  {
    LessonWriter writer(folder.path());
    REQUIRE(writer.add("03-c", {{"index.en.md", "a"}}));
    core::interrupt(SIGINT);
    CHECK_FALSE(writer.finish());
    core::resume();
  }
  CHECK(names_in(folder.path()) == std::set<std::string>{"02-b"});
}

TEST_CASE("Where one source cannot be read, none becomes a lesson") {
  const TemporaryFolder folder;
  write(folder.path() / "spring/course.yml", "title: Spring\n");
  write(folder.path() / "a.txt", "Lesson 1: Meeting the neighbours\nToday everybody met the new neighbours.\n");
  const std::string a = (folder.path() / "a.txt").string();
  CHECK_FALSE(import_lessons({{a, (folder.path() / "none.txt").string()}, folder.path(), "", false}));
  CHECK(names_in(folder.path() / "spring") == std::set<std::string>{"course.yml"});
  const auto both = import_lessons({{a, a}, folder.path(), "", false});
  REQUIRE(both);
  CHECK(names_in(folder.path() / "spring").size() == 3);
  CHECK_FALSE(import_lessons({{"-", "-"}, folder.path(), "", false}));
  write(folder.path() / "empty.txt", " \n");
  const auto empty = import_lessons({{(folder.path() / "empty.txt").string()}, folder.path(), "", false});
  REQUIRE_FALSE(empty);
  CHECK(empty.error().message.find("holds no text") != std::string::npos);
}

TEST_CASE("A course that may not be written to is an error, and stays as it was") {
  if (geteuid() == 0) {
    WARN("skipped: root may write everywhere");
    return;
  }
  const TemporaryFolder folder;
  write(folder.path() / "spring/course.yml", "title: Spring\n");
  fs::permissions(folder.path() / "spring", fs::perms::owner_read | fs::perms::owner_exec);
  LessonWriter writer(folder.path() / "spring");
  CHECK(writer.add("01-a", {{"index.en.md", "a"}}).error().code == core::Error::Code::Io);
  fs::permissions(folder.path() / "spring", fs::perms::owner_all);
}

}  // namespace
}  // namespace lectern::importer
