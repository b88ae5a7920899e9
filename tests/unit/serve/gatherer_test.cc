#include "serve/gatherer.h"

#include <catch2/catch.hpp>
#include <set>

using namespace lectern;
using serve::Gatherer;
using Kind = serve::FileEvent::Kind;
using namespace std::chrono_literals;

namespace {

using Paths = std::set<std::filesystem::path>;

/// A gatherer with a clock that the test moves.
struct Scene {
  Gatherer gatherer;
  Gatherer::Clock::time_point now{};

  void note(Kind kind, const char* path) { gatherer.note({kind, path}, now); }
  Paths after(std::chrono::milliseconds time) {
    now += time;
    return gatherer.take(now).paths;
  }
};

}  // namespace

TEST_CASE("nothing is due while nothing happened") {
  Scene scene;
  CHECK_FALSE(scene.gatherer.due());
  CHECK(scene.after(10s).empty());
}

TEST_CASE("a save is told after a short quiet, once") {
  Scene scene;
  scene.note(Kind::Settled, "a");
  CHECK(scene.after(19ms).empty());
  CHECK(scene.after(1ms) == Paths{"a"});
  CHECK(scene.after(1s).empty());
}

TEST_CASE("files that are saved one after the other are told together") {
  Scene scene;
  scene.note(Kind::Settled, "a");
  CHECK(scene.after(15ms).empty());
  scene.note(Kind::Settled, "b");
  CHECK(scene.after(15ms).empty());
  CHECK(scene.after(5ms) == Paths{"a", "b"});
}

TEST_CASE("a burst without end is told in parts") {
  Scene scene;
  Paths told;
  for (int i = 0; i < 14; ++i) {
    scene.note(Kind::Settled, "a");
    CHECK(scene.after(10ms).empty());
  }
  scene.note(Kind::Settled, "b");
  CHECK(scene.after(10ms) == Paths{"a", "b"});
}

TEST_CASE("a file that is taken away is waited for, as editors put a new one there") {
  Scene scene;
  scene.note(Kind::Vanished, "index.md");
  CHECK(scene.after(60ms).empty());
  scene.note(Kind::Born, "index.md");
  CHECK(scene.after(60ms).empty());
  scene.note(Kind::Settled, "index.md");
  CHECK(scene.after(20ms) == Paths{"index.md"});
}

TEST_CASE("a file that is gone for good is told a little later") {
  Scene scene;
  scene.note(Kind::Vanished, "index.md");
  CHECK(scene.after(99ms).empty());
  CHECK(scene.after(1ms) == Paths{"index.md"});
}

TEST_CASE("a file that comes and goes between is not told") {
  Scene scene;
  scene.note(Kind::Born, "sedAbC");
  scene.note(Kind::Written, "sedAbC");
  scene.note(Kind::Settled, "sedAbC");
  scene.note(Kind::Vanished, "sedAbC");
  scene.note(Kind::Settled, "index.md");
  CHECK(scene.after(20ms) == Paths{"index.md"});
  CHECK_FALSE(scene.gatherer.due());
}

TEST_CASE("what is being written is told when it is whole, and others do not wait for it long") {
  Scene scene;
  scene.note(Kind::Born, "video.mp4");
  scene.note(Kind::Settled, "index.md");
  CHECK(scene.after(149ms).empty());
  scene.note(Kind::Written, "video.mp4");
  CHECK(scene.after(1ms) == Paths{"index.md"});
  CHECK(scene.after(900ms).empty());
  scene.note(Kind::Touched, "video.mp4");
  CHECK(scene.after(900ms).empty());
  scene.note(Kind::Settled, "video.mp4");
  CHECK(scene.after(20ms) == Paths{"video.mp4"});
}

TEST_CASE("a file that somebody holds open is told once nothing is written to it any more") {
  Scene scene;
  scene.note(Kind::Written, "log.txt");
  CHECK(scene.after(999ms).empty());
  CHECK(scene.after(1ms) == Paths{"log.txt"});
}

TEST_CASE("lost events are told as a change of everything") {
  Scene scene;
  scene.note(Kind::Settled, "a");
  scene.gatherer.note({Kind::Anything, {}}, scene.now);
  const serve::Changes changes = scene.gatherer.take(scene.now + 20ms);
  CHECK(changes.everything);
  CHECK(changes.paths == Paths{"a"});
  CHECK_FALSE(scene.gatherer.due());
}
