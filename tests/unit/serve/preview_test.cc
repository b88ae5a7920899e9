#include "serve/preview.h"

#include <catch2/catch.hpp>
#include <memory>
#include <vector>

using namespace lectern;
using namespace std::chrono_literals;

namespace {

core::Diagnostics one_error() {
  core::Diagnostics problems;
  problems.add({core::Severity::Error, "e", "a.md", {}, "wrong", "", ""});
  return problems;
}

constexpr const char* kNoProblems = R"({"errors":0,"warnings":0,"problems":[]})";

}  // namespace

TEST_CASE("what is handed out early is served and told before the rebuild is done") {
  serve::Preview* running = nullptr;
  serve::Preview preview([&](const serve::Changes&, const serve::Publish& publish) {
    publish({{"index.html", "early"}}, {});
    CHECK(running->site().now()->pages.at("index.html") == "early");
    CHECK(running->events().open("a")->next(0ms).text == kNoProblems);
    return core::Result<serve::Outcome>(serve::Outcome{"/site", "/", one_error()});
  });
  running = &preview;
  const serve::RebuildReport report = preview.update({{}, true});
  CHECK(report.shown);
  CHECK(preview.site().now()->folder == "/site");
  CHECK(preview.site().now()->pages.empty());
  CHECK(preview.events().open("a")->next(0ms).text.starts_with(R"({"errors":1,)"));
}

TEST_CASE("the last good site stays while there are errors, and while rebuilds fail") {
  int rebuilds = 0;
  serve::Preview preview([&](const auto&, const auto&) -> core::Result<serve::Outcome> {
    switch (++rebuilds) {
      case 1:
        return serve::Outcome{"/site", "/sub/", {}};
      case 2:
        return serve::Outcome{std::nullopt, "/", one_error()};
      default:
        return core::Error{core::Error::Code::Io, "disk full", "free some space"};
    }
  });
  CHECK(preview.update({}).shown);
  for (int i = 0; i < 2; ++i) {
    CHECK_FALSE(preview.update({}).shown);
    CHECK(preview.site().now()->folder == "/site");
    CHECK(preview.site().now()->base_path == "/sub/");
  }
  CHECK(preview.events().open("a")->next(0ms).text.find("disk full") != std::string::npos);
}

TEST_CASE("a stream that is not read in time is told the last state alone") {
  serve::Events events;
  const auto stream = events.open("a");
  CHECK(stream->next(0ms).text == kNoProblems);
  CHECK(stream->next(0ms).kind == serve::Events::Message::Kind::Silence);
  events.tell("1");
  events.tell("2");
  CHECK(stream->next(0ms).text == "2");
  CHECK(stream->next(0ms).kind == serve::Events::Message::Kind::Silence);
  events.close();
  CHECK(stream->next(1h).kind == serve::Events::Message::Kind::Closed);
  CHECK(events.open("a")->next(1h).kind == serve::Events::Message::Kind::Closed);
}

TEST_CASE("too many streams of one client retire its oldest, and nobody else's") {
  serve::Events events;
  const auto other = events.open("b"), first = events.open("a");
  std::vector<std::unique_ptr<serve::Events::Stream>> more;
  for (std::size_t i = 0; i < serve::Events::kMostPerClient; ++i) more.push_back(events.open("a"));
  CHECK(first->next(0ms).kind == serve::Events::Message::Kind::Retired);
  CHECK(other->next(0ms).kind == serve::Events::Message::Kind::State);
  CHECK(more.front()->next(0ms).kind == serve::Events::Message::Kind::State);
}
