#pragma once

#include <httplib.h>

#include <condition_variable>
#include <functional>
#include <mutex>

namespace lectern::serve {

/// A thread for each connection, as an open event stream holds one for as long as its page is open: a fixed few threads
/// would soon all wait.
class ConnectionThreads : public httplib::TaskQueue {
 public:
  /// Waits for a connection to end while there are very many.
  void enqueue(std::function<void()> connection) override;
  /// Waits for all connections to end.
  void shutdown() override;

 private:
  void run(const std::function<void()>& connection);

  std::mutex mutex_;
  std::condition_variable ended_;
  std::size_t running_ = 0;
};

}  // namespace lectern::serve
