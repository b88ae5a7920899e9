#include "core/parallel.h"

#include <sched.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "core/interruption.h"

namespace lectern::core {
namespace {

/// Hands out numbers, and remembers the failure with the smallest.
class Team {
 public:
  Team(std::size_t count, const std::function<Result<void>(std::size_t)>& work) : count_(count), work_(work) {}

  void run() {
    for (std::size_t i = next_++; i < count_ && i < failed_at_; i = next_++) {
      try {
        if (interrupted() != 0) {
          fail(i, interruption(), nullptr);
        } else if (auto done = work_(i); !done)
          fail(i, done.error(), nullptr);
      } catch (...) {
        fail(i, std::nullopt, std::current_exception());
      }
    }
  }

  Result<void> outcome() const {
    if (thrown_) std::rethrow_exception(thrown_);
    return error_ ? Result<void>(*error_) : Result<void>();
  }

 private:
  void fail(std::size_t i, std::optional<Error> error, std::exception_ptr thrown) {
    const std::lock_guard guard(mutex_);
    if (i >= failed_at_) return;
    failed_at_ = i;
    error_ = std::move(error);
    thrown_ = std::move(thrown);
  }

  const std::size_t count_;
  const std::function<Result<void>(std::size_t)>& work_;
  std::atomic<std::size_t> next_{0};
  std::atomic<std::size_t> failed_at_{static_cast<std::size_t>(-1)};
  std::mutex mutex_;  // guards what follows
  std::optional<Error> error_;
  std::exception_ptr thrown_;
};

}  // namespace

std::size_t thread_count() {
  cpu_set_t allowed;
  if (sched_getaffinity(0, sizeof allowed, &allowed) != 0) return std::max(1U, std::thread::hardware_concurrency());
  return static_cast<std::size_t>(std::max(1, CPU_COUNT(&allowed)));
}

Result<void> for_each_in_parallel(std::size_t count, const std::function<Result<void>(std::size_t)>& work) {
  Team team(count, work);
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < std::min(count, thread_count()); ++i) others.emplace_back([&team] { team.run(); });
  team.run();
  for (std::thread& other : others) other.join();
  return team.outcome();
}

}  // namespace lectern::core
