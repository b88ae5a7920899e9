#include "scaffold/scaffold.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "support/memory_file_system.h"
#include "support/temporary_folder.h"

using namespace lectern;
namespace fs = std::filesystem;

namespace {

/// 28 November 2026, half past five in the afternoon in London: already the 29th in Shanghai.
const auto kNow = std::chrono::system_clock::from_time_t(1795887000);

test::MemoryFileSystem small_archive() {
  test::MemoryFileSystem out;
  out.add_file("/a/site.yml", "languages: [zh, en]\ntime_zone: Asia/Shanghai\n");
  out.add_file("/a/spring/course.yml", "title: Spring\n");
  out.add_file("/a/spring/01-welcome/index.zh.md", "---\ntitle: 欢迎\n---\n\n好\n");
  out.add_file("/t/course/course.yml", "title: {{title}}\n");
  out.add_file("/t/lesson/index.zh.md", "---\ntitle: {{title}}\ndate: {{date}}\n---\n");
  out.add_file("/t/lesson/index.en.md", "---\ntitle: {{title}}\ndate: {{date}}\n---\nEnglish\n");
  return out;
}

std::string dump(const core::Result<scaffold::Scaffold>& planned, const core::Diagnostics& problems) {
  std::string out;
  for (const auto& problem : problems.all()) out += core::format_diagnostic(problem);
  if (!planned) return out + planned.error().message + " | " + planned.error().hint;
  for (const auto& file : planned->files) out += (planned->folder / file.path).string() + "\n" + file.bytes;
  return out;
}

std::string lesson(const core::FileSystem& files, const std::string& course, const std::string& name,
                   std::vector<std::string> titles = {}) {
  core::Diagnostics problems;
  return dump(scaffold::plan_lesson(course, {"/a", name, std::move(titles)}, {files, "/t", kNow}, problems), problems);
}

std::string course(const core::FileSystem& files, const std::string& name, std::vector<std::string> titles = {}) {
  core::Diagnostics problems;
  return dump(scaffold::plan_course({"/a", name, std::move(titles)}, {files, "/t", kNow}, problems), problems);
}

}  // namespace

TEST_CASE("a lesson has the next number, the site's languages, and its day there") {
  const auto files = small_archive();
  const std::string made =
      "/a/spring/02-meeting-the-neighbours/index.zh.md\n---\ntitle: 认识邻居\ndate: 2026-11-29\n---\n"
      "/a/spring/02-meeting-the-neighbours/index.en.md\n---\ntitle: Meeting the neighbours\ndate: "
      "2026-11-29\n---\nEnglish\n";
  for (const char* name : {"spring", "spring/", "/a/spring", "/a/spring/"}) {
    CHECK(lesson(files, name, "Meeting the neighbours", {"zh=认识邻居"}) == made);
  }
}

TEST_CASE("a course has a title in each language") {
  CHECK(course(small_archive(), "Autumn 2021", {"zh=秋季班"}) ==
        "/a/autumn-2021/course.yml\ntitle: {zh: 秋季班, en: Autumn 2021}\n");
}

TEST_CASE("the archive's own templates stand in for those of the program") {
  auto files = small_archive();
  files.add_file("/a/_templates/lesson/index.md", "---\ntitle: {{title}}\n---\n");
  files.add_file("/a/_templates/lesson/photos/hall.jpg", "{{bytes}}");
  CHECK(lesson(files, "spring", "risk") ==
        "/a/spring/02-risk/index.md\n---\ntitle: {zh: Risk, en: "
        "Risk}\n---\n/a/spring/02-risk/photos/hall.jpg\n{{bytes}}");
  CHECK(course(files, "autumn") == "/a/autumn/course.yml\ntitle: {zh: Autumn, en: Autumn}\n");
}

TEST_CASE("a language without a template takes the nearest") {
  auto files = small_archive();
  files.add_file("/a/site.yml", "languages: [zh-Hant, ja]\n");
  CHECK(lesson(files, "spring", "x") ==
        "/a/spring/02-x/index.zh-Hant.md\n---\ntitle: X\ndate: 2026-11-28\n---\n"
        "/a/spring/02-x/index.ja.md\n---\ntitle: X\ndate: 2026-11-28\n---\nEnglish\n");
}

TEST_CASE("without languages in site.yml they are those that are written") {
  auto files = small_archive();
  files.add_file("/a/site.yml", "");
  CHECK(lesson(files, "spring", "x") == "/a/spring/02-x/index.zh.md\n---\ntitle: X\ndate: 2026-11-28\n---\n");
}

TEST_CASE("what cannot be made is said in words") {
  auto files = small_archive();
  CHECK(lesson(files, "sprong", "x") == "there is no course /a/sprong | did you mean \"spring\"?");
  CHECK(lesson(files, "zebra", "x") == "there is no course /a/zebra | lectern new course zebra");
  CHECK(lesson(files, "..", "x").find("there is no course") == 0);
  CHECK(lesson(files, "spring", "!?").find("has no letters or digits") != std::string::npos);
  CHECK(lesson(files, "spring", "a\nb").find("cannot be shown") != std::string::npos);
  CHECK(lesson(files, "spring", "\xff").find("cannot be shown") != std::string::npos);
  CHECK(lesson(files, "spring", "x", {"Title"}) == "\"Title\" does not say its language | --title zh=\"Title\"");
  CHECK(lesson(files, "spring", "x", {"fr=Titre"}).find("the site has no language \"fr\"") == 0);
  CHECK(lesson(files, "spring", "x", {"en=a", "en=b"}).find("there are two titles in en") == 0);
  CHECK(course(files, "Spring") == "/a/spring is there already | choose another name");
  CHECK(course(files, "search").find("the site has a page of its own") == 0);
}

TEST_CASE("faults of site.yml and of templates are shown, and nothing is made") {
  auto files = small_archive();
  files.add_file("/a/_templates/lesson/index.en.md", "---\ntitle: {{titel}}\n---\n");
  CHECK(lesson(files, "spring", "x").find("index.en.md:2: nothing is known of {{titel}}") != std::string::npos);
  files.add_file("/a/_templates/course/notes.txt", "");
  CHECK(course(files, "autumn").find("has no course.yml") != std::string::npos);
  files.add_file("/a/site.yml", "languages: [zh, zh]\n");
  CHECK(course(files, "autumn").find("[lang-twice]") != std::string::npos);
}

TEST_CASE("a folder is made whole, and never over another") {
  const TemporaryFolder place;
  const scaffold::Scaffold planned{place.path() / "new", {{"index.en.md", "text", true}, {"photos/a.jpg", "a", false}}};
  REQUIRE(scaffold::write(planned));
  CHECK(fs::exists(place.path() / "new/photos/a.jpg"));

  std::ofstream(place.path() / "new/index.en.md") << "work of an hour";
  const auto again = scaffold::write(planned);
  REQUIRE_FALSE(again);
  CHECK(again.error().code == core::Error::Code::InvalidUsage);
  std::ostringstream text;
  text << std::ifstream(place.path() / "new/index.en.md").rdbuf();
  CHECK(text.str() == "work of an hour");

  CHECK_FALSE(scaffold::write({place.path() / "half", {{"a", "", true}, {"a/b", "", true}}}));
  std::size_t left = 0;
  for ([[maybe_unused]] const auto& entry : fs::directory_iterator(place.path())) ++left;
  CHECK(left == 1);
}
