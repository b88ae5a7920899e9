#include "serve/connections.h"

#include <system_error>
#include <thread>
#include <utility>

namespace lectern::serve {
namespace {

constexpr std::size_t kMostConnections = 200;

}  // namespace

void ConnectionThreads::enqueue(std::function<void()> connection) {
  {
    std::unique_lock lock(mutex_);
    ended_.wait(lock, [&] { return running_ < kMostConnections; });
    ++running_;
  }
  try {
    std::thread([this, connection] { run(connection); }).detach();
  } catch (const std::system_error&) {  // no more threads: this one does it
    run(connection);
  }
}

void ConnectionThreads::run(const std::function<void()>& connection) {
  connection();
  const std::lock_guard guard(mutex_);
  --running_;
  ended_.notify_all();  // under the lock: whoever waits may destroy this right after
}

void ConnectionThreads::shutdown() {
  std::unique_lock lock(mutex_);
  ended_.wait(lock, [&] { return running_ == 0; });
}

}  // namespace lectern::serve
