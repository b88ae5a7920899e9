#include "publish/publisher.h"

#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>

#include "core/interruption.h"
#include "publish_support.h"

using namespace lectern;
using publish::Publisher;
namespace fs = std::filesystem;

namespace {

constexpr const char* kOldChunk = "search-index/0123456789abcdef.bin";
constexpr const char* kNewChunk = "search-index/fedcba9876543210.bin";
constexpr const char* kOldShelf = "search-index/00112233aabbccdd/1.bin";

}  // namespace

TEST_CASE("a publish replaces the folder whole and leaves nothing beside it") {
  const Place place;
  place.publish({{"index.html", "old"}, {"zh/a/index.html", "a"}});
  place.publish({{"index.html", "new"}, {"en/b/index.html", "b"}});
  CHECK(place.live() == Files{{"index.html", "new"}, {"en/b/index.html", "b"}});
  CHECK(place.neighbours() == std::set<std::string>{"public"});
}

TEST_CASE("without a workshop a publish replaces the folder as well") {
  const Place place;
  for (const char* text : {"1", "2", "3"}) {
    const std::string page = std::string("only-in/") + text;
    {
      auto publisher = Publisher::begin(place.output());
      REQUIRE(publisher.ok());
      REQUIRE(publisher->write("index.html", text).ok());
      REQUIRE(publisher->write(page, text).ok());
      CHECK_FALSE(publisher->reuse("index.html", "index.html").ok());
      REQUIRE(publisher->commit().ok());
    }
    CHECK(place.live() == Files{{"index.html", text}, {page, text}});
    CHECK(place.neighbours() == std::set<std::string>{"public"});
  }
}

TEST_CASE("without commit the old site stands as it was") {
  const Place place;
  place.publish({{"index.html", "old"}});
  {
    auto publisher = place.begin();
    REQUIRE(publisher.write("index.html", "new").ok());
    CHECK(publisher.page_count() == 1);
  }
  CHECK(place.live() == Files{{"index.html", "old"}});
  CHECK(place.neighbours() == std::set<std::string>{"public"});
  CHECK_FALSE(fs::exists(place.workshop() / "tree"));
}

TEST_CASE("files with hashed names outlive one publish, and no more") {
  const Place place;
  place.publish({{"index.html", "1"}, {kOldChunk, "old"}, {kOldShelf, "shelf"}});
  place.publish({{"index.html", "2"}, {kNewChunk, "new"}});
  CHECK(place.live() == Files{{"index.html", "2"}, {kOldChunk, "old"}, {kOldShelf, "shelf"}, {kNewChunk, "new"}});
  place.publish({{"index.html", "3"}, {kNewChunk, "new"}});
  CHECK(place.live() == Files{{"index.html", "3"}, {kNewChunk, "new"}});
}

TEST_CASE("when nothing is known of the last publish, all its hashed files are kept") {
  const Place place;
  place.publish({{"index.html", "1"}, {kOldChunk, "old"}, {kOldShelf, "shelf"}});
  fs::remove_all(place.workshop());
  place.publish({{"index.html", "2"}});
  CHECK(place.live() == Files{{"index.html", "2"}, {kOldChunk, "old"}, {kOldShelf, "shelf"}});
  place.publish({{"index.html", "3"}});
  CHECK(place.live() == Files{{"index.html", "3"}});
}

TEST_CASE("a kept file gives way to a folder of its name") {
  const Place place;
  place.publish({{"0123456789abcdef", "file"}});
  place.publish({{"0123456789abcdef/1", "folder"}});
  CHECK(place.live() == Files{{"0123456789abcdef/1", "folder"}});
  place.publish({{"0123456789abcdef", "file"}});
  CHECK(place.live() == Files{{"0123456789abcdef", "file"}});
}

TEST_CASE("a copy of the folder that is put back does not keep what was kept already") {
  const Place place;
  place.publish({{"index.html", "1"}, {kOldChunk, "old"}});
  place.publish({{"index.html", "2"}, {kNewChunk, "new"}});
  fs::copy(place.output(), place.path() / "saved", fs::copy_options::recursive);
  fs::remove_all(place.output());
  fs::copy(place.path() / "saved", place.output(), fs::copy_options::recursive);
  place.publish({{"index.html", "3"}});
  CHECK(place.live() == Files{{"index.html", "3"}, {kNewChunk, "new"}});
}

TEST_CASE("a folder of an earlier version, which listed its files in the marker, is taken over") {
  const Place place;
  fs::create_directories(place.output() / "search-index");
  std::ofstream(place.output() / kOldChunk) << "old";
  std::ofstream(place.output() / kNewChunk) << "new";
  std::ofstream(place.output() / "gone.html") << "gone";
  std::ofstream(place.output() / publish::kMarkerName)
      << "lectern publish 1\nfresh gone.html\nkept " << kOldChunk << "\nfresh " << kNewChunk << '\n';
  place.publish({{"index.html", "1"}});
  CHECK(place.live() == Files{{"index.html", "1"}, {kNewChunk, "new"}});
}

TEST_CASE("a folder that lectern did not make is left alone") {
  const TemporaryFolder place;
  const fs::path output = place.path() / "home";
  fs::create_directory(output);
  std::ofstream(output / "thesis.txt") << "years of work";
  const auto publisher = Publisher::begin(output);
  REQUIRE_FALSE(publisher.ok());
  CHECK(publisher.error().code == core::Error::Code::InvalidUsage);
  CHECK(Place::tree(output).size() == 1);

  std::ofstream(output / publish::kMarkerName) << "something else";
  CHECK_FALSE(Publisher::begin(output).ok());
  CHECK_FALSE(Publisher::begin(output / "thesis.txt").ok());
  CHECK_FALSE(Publisher::begin("/").ok());
}

TEST_CASE("an empty folder, and a link to a folder, can be published into") {
  const TemporaryFolder place;
  fs::create_directory(place.path() / "real");
  fs::create_symlink("real", place.path() / "link");
  for (const char* text : {"1", "2", "3"}) {
    auto publisher = Publisher::begin(place.path() / "link", place.path() / "workshop");
    REQUIRE(publisher.ok());
    REQUIRE(publisher->write("a", text).ok());
    REQUIRE(publisher->commit().ok());
    CHECK(fs::is_symlink(place.path() / "link"));
    CHECK(Place::tree(place.path() / "real") == Files{{"a", text}});
  }
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

TEST_CASE("a second build waits, says for whom, and gives up at the limit") {
  const Place place;
  const auto first = place.begin();
  std::string holder;
  const publish::Patience patience{std::chrono::milliseconds(1), [&](const std::string& who) { holder = who; }};
  // Whichever workshop it has: the lock is of the output.
  const auto second = Publisher::begin(place.output(), place.path() / "elsewhere", patience);
  REQUIRE_FALSE(second.ok());
  CHECK(second.error().message.find(std::to_string(getpid())) != std::string::npos);
}

TEST_CASE("a second build goes on when the first one ends") {
  const Place place;
  int ready[2];
  REQUIRE(pipe(ready) == 0);
  const pid_t child = fork();
  if (child == 0) {
    auto publisher = Publisher::begin(place.output(), place.workshop());
    const bool written = publisher.ok() && publisher->write("index.html", "first").ok();
    const ssize_t told = ::write(ready[1], "x", 1);
    usleep(200'000);
    _exit(written && told == 1 && publisher->commit().ok() ? 0 : 1);
  }
  char byte;
  REQUIRE(::read(ready[0], &byte, 1) == 1);
  std::string holder;
  auto second = Publisher::begin(place.output(), place.workshop(),
                                 {std::chrono::minutes(1), [&](const std::string& who) { holder = who; }});
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  CHECK(status == 0);
  REQUIRE(second.ok());
  CHECK(holder == std::to_string(child));
  CHECK(place.live() == Files{{"index.html", "first"}});
}

TEST_CASE("a dead build is no obstacle, and what it left goes with the next") {
  for (const bool with_workshop : {true, false}) {
    CAPTURE(with_workshop);
    const Place place;
    const fs::path workshop = with_workshop ? place.workshop() : fs::path();
    const pid_t child = fork();
    if (child == 0) {
      auto publisher = Publisher::begin(place.output(), workshop);
      const bool staged = publisher.ok() && publisher->write("half", "written").ok();
      _exit(staged ? 0 : 1);  // as a killed process does: nothing is cleaned up
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(status == 0);
    place.publish({{"index.html", "1"}});
    CHECK(place.live() == Files{{"index.html", "1"}});
    CHECK(place.neighbours() == std::set<std::string>{"public"});
  }
}

TEST_CASE("once the process is asked to end nothing is written any more") {
  const Place place;
  place.publish({{"index.html", "1"}});
  {
    auto publisher = place.begin();
    REQUIRE(publisher.write("index.html", "2").ok());
    core::interrupt(SIGINT);
    const auto written = publisher.write("other.html", "2");
    const auto committed = publisher.commit();
    core::resume();
    REQUIRE_FALSE(written.ok());
    CHECK(written.error().code == core::Error::Code::Interrupted);
    CHECK_FALSE(committed.ok());
  }
  CHECK(place.live() == Files{{"index.html", "1"}});
  CHECK(Place::names_in(place.workshop()).count("tree") == 0);
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
