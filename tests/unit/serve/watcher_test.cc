#include "serve/watcher.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <future>
#include <memory>
#include <set>
#include <string>
#include <thread>

#include "support/temporary_folder.h"

using namespace lectern;
namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

using Paths = std::set<fs::path>;

void write(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path) << text;
}

/// A watcher over a small archive, which ends with the test, and with a test that would wait for ever.
struct Scene {
  TemporaryFolder place;
  fs::path root = place.path() / "archive";
  std::string reason;
  std::unique_ptr<serve::Watcher> watcher;

  explicit Scene(bool poll = false) {
    write(root / "course/01/index.md", "one");
    write(root / "course/02/index.md", "two");
    watcher = std::make_unique<serve::Watcher>(serve::WatchOptions{{root}, {root / "public"}, poll},
                                               [this](const std::string& why) { reason = why; });
  }

  serve::Changes next() {
    auto told = std::async(std::launch::async, [&] { return watcher->next(); });
    if (told.wait_for(20s) != std::future_status::ready) watcher->stop();
    const auto changes = told.get();
    REQUIRE(changes);
    return *changes;
  }

  /// What is told until `last` was, and nothing is told more than it should.
  Paths told_until(const fs::path& last) {
    Paths all;
    while (!all.contains(last)) all.merge(next().paths);
    return all;
  }

  /// Proves that nothing else is waiting: the next change that is told is this one alone.
  void check_quiet() {
    write(root / "quiet", "x");
    CHECK(next().paths == Paths{root / "quiet"});
  }
};

}  // namespace

TEST_CASE("saving a file is told, with its path below the folder as it was given") {
  Scene scene;
  write(scene.root / "course/01/index.md", "changed");
  CHECK(scene.next().paths == Paths{scene.root / "course/01/index.md"});
  scene.check_quiet();
}

TEST_CASE("editors that save by renaming are told as one change") {
  Scene scene;
  const fs::path file = scene.root / "course/01/index.md";
  SECTION("a new file over the old one") {
    write(scene.root / "course/01/index.md.tmp123", "new");
    fs::rename(scene.root / "course/01/index.md.tmp123", file);
  }
  SECTION("the old one to a backup, then a new one") {
    write(scene.root / "course/01/4913", "");
    fs::remove(scene.root / "course/01/4913");
    fs::rename(file, scene.root / "course/01/index.md~");
    write(file, "new");
    fs::remove(scene.root / "course/01/index.md~");
  }
  SECTION("the old one removed first") {
    fs::remove(file);
    write(file, "new");
  }
  CHECK(scene.next().paths == Paths{file});
  scene.check_quiet();
}

TEST_CASE("a file that is being written is told when it is closed") {
  Scene scene;
  const fs::path file = scene.root / "course/01/slides.pdf";
  std::ofstream open(file);
  open << "half" << std::flush;
  write(scene.root / "course/01/index.md", "changed");
  scene.told_until(scene.root / "course/01/index.md");  // which does not wait for the other
  open << "whole";
  open.close();
  scene.told_until(file);
  scene.check_quiet();
}

TEST_CASE("links and other names for a file are told at once") {
  Scene scene;
  fs::create_symlink("index.md", scene.root / "course/01/link.md");
  CHECK(scene.next().paths == Paths{scene.root / "course/01/link.md"});
  fs::create_hard_link(scene.root / "course/01/index.md", scene.root / "course/02/other.md");
  CHECK(scene.told_until(scene.root / "course/02/other.md").contains(scene.root / "course/02/other.md"));
}

TEST_CASE("folders that come are watched, with what came in them") {
  Scene scene;
  write(scene.root / "new-course/01/deep/photo.jpg", "x");
  write(scene.root / "new-course/01/index.md", "x");
  scene.told_until(scene.root / "new-course/01/index.md");
  write(scene.root / "new-course/01/deep/photo.jpg", "y");
  CHECK(scene.told_until(scene.root / "new-course/01/deep/photo.jpg")
            .contains(scene.root / "new-course/01/deep/photo.jpg"));
  scene.check_quiet();
}

TEST_CASE("a folder that is moved is watched under its new name alone") {
  Scene scene;
  fs::rename(scene.root / "course/01", scene.root / "course/03");
  const Paths told = scene.told_until(scene.root / "course/01");
  CHECK(told == Paths{scene.root / "course/01", scene.root / "course/03", scene.root / "course/03/index.md"});
  write(scene.root / "course/03/index.md", "moved");
  CHECK(scene.next().paths == Paths{scene.root / "course/03/index.md"});
}

TEST_CASE("a folder that is moved out and back in is told both times") {
  Scene scene;
  fs::rename(scene.root / "course/01", scene.place.path() / "elsewhere");
  CHECK(scene.next().paths == Paths{scene.root / "course/01"});
  write(scene.place.path() / "elsewhere/index.md", "outside");
  fs::rename(scene.place.path() / "elsewhere", scene.root / "course/01");
  CHECK(scene.next().paths == Paths{scene.root / "course/01", scene.root / "course/01/index.md"});
  fs::remove_all(scene.root / "course/02");
  CHECK(scene.told_until(scene.root / "course/02").contains(scene.root / "course/02"));
  scene.check_quiet();
}

TEST_CASE("hidden files, leftovers of editors and ignored folders are not told") {
  Scene scene;
  write(scene.root / ".git/index", "x");
  write(scene.root / "course/01/.index.md.swp", "x");
  write(scene.root / "course/01/index.md~", "x");
  write(scene.root / "public/index.html", "x");
  scene.check_quiet();
}

TEST_CASE("a burst is told in few parts, and whole") {
  Scene scene;
  Paths expected;
  for (int i = 0; i < 500; ++i) {
    const fs::path file = scene.root / "course" / ("n" + std::to_string(i)) / "index.md";
    write(file, "x");
    expected.insert(file);
  }
  Paths told;
  while (!std::includes(told.begin(), told.end(), expected.begin(), expected.end())) told.merge(scene.next().paths);
}

TEST_CASE("the whole folder may go and come back") {
  Scene scene;
  SECTION("removed and made anew") {
    fs::remove_all(scene.root);
    while (!scene.next().everything) {
    }
    write(scene.root / "course/01/index.md", "again");
  }
  SECTION("moved away and back") {
    fs::rename(scene.root, scene.place.path() / "away");
    while (!scene.next().everything) {
    }
    fs::rename(scene.place.path() / "away", scene.root);
  }
  while (!scene.next().everything) {
  }
  write(scene.root / "course/01/index.md", "and watched");
  CHECK(scene.told_until(scene.root / "course/01/index.md").contains(scene.root / "course/01/index.md"));
}

TEST_CASE("a folder that is replaced at once is noticed") {
  Scene scene;
  fs::create_directories(scene.place.path() / "next/course/01");
  fs::rename(scene.root, scene.place.path() / "old");
  fs::rename(scene.place.path() / "next", scene.root);
  CHECK(scene.next().everything);
  write(scene.root / "course/01/index.md", "new");
  CHECK(scene.told_until(scene.root / "course/01/index.md").contains(scene.root / "course/01/index.md"));
  write(scene.place.path() / "old/course/01/index.md", "old");
  scene.check_quiet();
}

TEST_CASE("without the system's help trees are compared") {
  Scene scene(true);
  write(scene.root / "course/01/index.md", "changed");
  write(scene.root / "course/04/index.md", "new");
  write(scene.root / "course/01/index.md~", "backup");
  fs::remove_all(scene.root / "course/02");
  CHECK(scene.next().paths == Paths{scene.root / "course/01/index.md", scene.root / "course/02",
                                    scene.root / "course/02/index.md", scene.root / "course/04",
                                    scene.root / "course/04/index.md"});
}

TEST_CASE("what changes while nobody asks is told when somebody does") {
  Scene scene;
  write(scene.root / "course/01/index.md", "a");
  std::this_thread::sleep_for(30ms);
  write(scene.root / "course/02/index.md", "b");
  CHECK(scene.next().paths == Paths{scene.root / "course/01/index.md", scene.root / "course/02/index.md"});
}

TEST_CASE("a root may end in a slash") {
  TemporaryFolder place;
  const bool poll = GENERATE(false, true);
  serve::Watcher watcher({{place.path() / ""}, {place.path() / "public/"}, poll}, [](const auto&) {});
  write(place.path() / "public/index.html", "x");
  write(place.path() / "a/index.md", "x");
  fs::remove_all(place.path() / "a");
  write(place.path() / "b.md", "x");
  const auto changes = watcher.next(20s);
  REQUIRE(changes);
  CHECK(changes->paths.contains(place.path() / "b.md"));
  CHECK_FALSE(changes->paths.contains(place.path() / "public"));
}

TEST_CASE("more events than the system keeps are told as a change of everything") {
  std::size_t limit = 0;
  std::ifstream("/proc/sys/fs/inotify/max_queued_events") >> limit;
  if (limit == 0 || limit > 50'000) return;  // it would take long
  Scene scene;
  for (std::size_t i = 0; i < limit; ++i) write(scene.root / "course/01" / std::to_string(i % 100), "x");
  CHECK(scene.next().everything);
  write(scene.root / "course/02/index.md", "watched as before");
  scene.told_until(scene.root / "course/02/index.md");
}

TEST_CASE("waiting may have an end") {
  Scene scene;
  const auto changes = scene.watcher->next(1ms);
  REQUIRE(changes);
  CHECK(changes->empty());
  write(scene.root / "course/01/index.md", "a");
  scene.told_until(scene.root / "course/01/index.md");
}

TEST_CASE("a watcher that is stopped tells nothing, then and later") {
  Scene scene;
  auto told = std::async(std::launch::async, [&] { return scene.watcher->next(); });
  scene.watcher->stop();
  CHECK_FALSE(told.get());
  CHECK_FALSE(scene.watcher->next());
}
