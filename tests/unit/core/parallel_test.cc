#include "core/parallel.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <csignal>
#include <string>
#include <vector>

#include "core/interruption.h"

using namespace lectern::core;

namespace {

Error error(std::size_t i) {
  return {Error::Code::Io, std::to_string(i), {}};
}

}  // namespace

TEST_CASE("Work that is shared among threads is all done, each piece once") {
  std::vector<std::atomic<int>> done(1000);
  REQUIRE(for_each_in_parallel(done.size(), [&](std::size_t i) {
    ++done[i];
    return Result<void>();
  }));
  for (const auto& times : done) CHECK(times == 1);
}

TEST_CASE("No work is done at once") {
  CHECK(for_each_in_parallel(0, [](std::size_t i) { return Result<void>(error(i)); }));
}

TEST_CASE("Of several failures the first one in order is told, whichever happened first") {
  for (int round = 0; round < 50; ++round) {
    auto outcome =
        for_each_in_parallel(200, [](std::size_t i) { return i % 7 == 6 ? Result<void>(error(i)) : Result<void>(); });
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().message == "6");
  }
}

TEST_CASE("What a piece of work throws reaches the caller after all threads have ended") {
  std::atomic<int> running = 0;
  const auto work = [&](std::size_t i) -> Result<void> {
    ++running;
    if (i == 5) {
      --running;
      throw std::runtime_error("five");
    }
    --running;
    return {};
  };
  CHECK_THROWS_WITH(for_each_in_parallel(100, work), "five");
  CHECK(running == 0);
}

TEST_CASE("Once the process is asked to end no new piece of work begins") {
  std::atomic<int> done = 0;
  const auto outcome = for_each_in_parallel(10000, [&](std::size_t) {
    if (++done == 100) interrupt(SIGINT);
    return Result<void>();
  });
  const int signal = interrupted();
  resume();
  CHECK(signal == SIGINT);
  REQUIRE_FALSE(outcome);
  CHECK(outcome.error().code == Error::Code::Interrupted);
  CHECK(done < 10000);
}
