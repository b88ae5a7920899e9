#include "publish/publisher.h"

#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <set>

#include "core/file_system.h"
#include "support/temporary_folder.h"

using namespace lectern;
using publish::Publisher;
namespace fs = std::filesystem;

namespace {

std::map<std::string, std::string> tree(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    files[fs::relative(entry.path(), folder).string()] = *core::DiskFileSystem().read(entry.path());
  }
  files.erase(publish::kListingName);
  return files;
}

void publish_files(const fs::path& output, const std::map<std::string, std::string>& files) {
  auto publisher = Publisher::begin(output);
  REQUIRE(publisher.ok());
  for (const auto& [path, bytes] : files) REQUIRE(publisher->write(path, bytes).ok());
  REQUIRE(publisher->commit().ok());
}

bool holds_only(const fs::path& folder, const std::set<std::string>& names) {
  std::set<std::string> found;
  for (const auto& entry : fs::directory_iterator(folder)) found.insert(entry.path().filename());
  return found == names;
}

constexpr const char* kOldChunk = "search-index/0123456789abcdef.bin";
constexpr const char* kNewChunk = "search-index/fedcba9876543210.bin";

}  // namespace

TEST_CASE("a publish replaces the folder whole and leaves nothing beside it") {
  const TemporaryFolder place;
  const fs::path output = place.path() / "deep/public";
  publish_files(output, {{"index.html", "old"}, {"zh/a/index.html", "a"}});
  publish_files(output, {{"index.html", "new"}, {"en/b/index.html", "b"}});
  CHECK(tree(output) == std::map<std::string, std::string>{{"index.html", "new"}, {"en/b/index.html", "b"}});
  CHECK(holds_only(output.parent_path(), {"public"}));
}

TEST_CASE("without commit the old site stands as it was") {
  const TemporaryFolder place;
  const fs::path output = place.path() / "public";
  publish_files(output, {{"index.html", "old"}});
  {
    auto publisher = Publisher::begin(output);
    REQUIRE(publisher.ok());
    REQUIRE(publisher->write("index.html", "new").ok());
    CHECK(publisher->page_count() == 1);
  }
  CHECK(tree(output) == std::map<std::string, std::string>{{"index.html", "old"}});
  CHECK(holds_only(place.path(), {"public"}));
}

TEST_CASE("files with hashed names outlive one publish, and no more") {
  const TemporaryFolder place;
  const fs::path output = place.path() / "public";
  publish_files(output, {{"index.html", "1"}, {kOldChunk, "old"}});
  publish_files(output, {{"index.html", "2"}, {kNewChunk, "new"}});
  CHECK(tree(output) ==
        std::map<std::string, std::string>{{"index.html", "2"}, {kOldChunk, "old"}, {kNewChunk, "new"}});
  publish_files(output, {{"index.html", "3"}, {kNewChunk, "new"}});
  CHECK(tree(output) == std::map<std::string, std::string>{{"index.html", "3"}, {kNewChunk, "new"}});
}

TEST_CASE("a folder that lectern did not make is left alone") {
  const TemporaryFolder place;
  const fs::path output = place.path() / "home";
  fs::create_directory(output);
  std::ofstream(output / "thesis.txt") << "years of work";
  const auto publisher = Publisher::begin(output);
  REQUIRE_FALSE(publisher.ok());
  CHECK(publisher.error().code == core::Error::Code::InvalidUsage);
  CHECK(tree(output).size() == 1);

  std::ofstream(output / publish::kListingName) << "something else";
  CHECK_FALSE(Publisher::begin(output).ok());
  CHECK_FALSE(Publisher::begin(output / "thesis.txt").ok());
  CHECK_FALSE(Publisher::begin("/").ok());
}

TEST_CASE("an empty folder, and a link to a folder, can be published into") {
  const TemporaryFolder place;
  fs::create_directory(place.path() / "real");
  fs::create_symlink("real", place.path() / "link");
  publish_files(place.path() / "link", {{"a", "1"}});
  CHECK(fs::is_symlink(place.path() / "link"));
  CHECK(tree(place.path() / "real").size() == 1);
}

TEST_CASE("no path leads out of the site") {
  const TemporaryFolder place;
  auto publisher = Publisher::begin(place.path() / "public");
  REQUIRE(publisher.ok());
  for (const char* path : {"", "/etc/x", "../x", "a/../x", "a//b", "a/", "./a", "a\\b", "a\nb", ".lectern"}) {
    CAPTURE(path);
    CHECK_FALSE(publisher->write(path, "x").ok());
    CHECK_FALSE(publisher->copy(path, "/dev/null").ok());
  }
}

TEST_CASE("two files of one name are a fault unless they are alike") {
  const TemporaryFolder place;
  auto publisher = Publisher::begin(place.path() / "public");
  REQUIRE(publisher.ok());
  REQUIRE(publisher->write("a", "1").ok());
  CHECK(publisher->write("a", "1").ok());
  CHECK_FALSE(publisher->write("a", "2").ok());
  CHECK(publisher->file_count() == 1);
}

TEST_CASE("a second build is told who is writing, and a dead one is no obstacle") {
  const TemporaryFolder place;
  const fs::path output = place.path() / "public";
  {
    auto first = Publisher::begin(output);
    REQUIRE(first.ok());
    const auto second = Publisher::begin(output);
    REQUIRE_FALSE(second.ok());
    CHECK(second.error().message.find(std::to_string(getpid())) != std::string::npos);
  }
  const pid_t child = fork();
  if (child == 0) {
    auto publisher = Publisher::begin(output);
    const bool staged = publisher.ok() && publisher->write("half", "written").ok();
    _exit(staged ? 0 : 1);  // as a killed process does: nothing is cleaned up
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(status == 0);
  publish_files(output, {{"index.html", "1"}});
  CHECK(tree(output).size() == 1);
  CHECK(holds_only(place.path(), {"public"}));
}

TEST_CASE("an asset is copied as it is and can be written over by its owner") {
  const TemporaryFolder place;
  const fs::path source = place.path() / "read-only.pdf";
  std::ofstream(source) << "pdf";
  fs::permissions(source, fs::perms::owner_read);
  auto publisher = Publisher::begin(place.path() / "public");
  REQUIRE(publisher.ok());
  REQUIRE(publisher->copy("a/b.pdf", source).ok());
  CHECK_FALSE(publisher->copy("c.pdf", place.path() / "missing").ok());
  REQUIRE(publisher->commit().ok());
  CHECK((fs::status(place.path() / "public/a/b.pdf").permissions() & fs::perms::owner_write) != fs::perms::none);
}

TEST_CASE("hashed names are told from others") {
  for (const char* path : {"0123456789abcdef.bin", "a/0123456789abcdef.bin", "assets/client-0123456789abcdef/rank.js",
                           "x-0123456789abcdef.css"}) {
    CHECK(publish::is_hashed(path));
  }
  for (const char* path : {"index.html", "0123456789ABCDEF.bin", "0123456789abcde.bin", "a0123456789abcdef.bin",
                           "zh/2021/index.html", ""}) {
    CHECK_FALSE(publish::is_hashed(path));
  }
}
