#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>

namespace lectern::serve {

/// Tells open pages what the preview's state is. A page is told the state of now when it connects and whenever it
/// changes; states that pass while it is slow are left out, for only the last one counts. Safe in several threads.
class Events {
 public:
  /// What a stream has to say next.
  struct Message {
    enum class Kind {
      State,    ///< `text` is the state
      Retired,  ///< too many streams: the page should close and come back when somebody looks at it
      Closed,   ///< the preview ends
      Silence,  ///< nothing new within the time
    };
    Kind kind = Kind::Silence;
    std::string text;
  };

  /// One connected page. Its messages are waited for by one thread; leaves when destroyed. `Events` must outlive it.
  class Stream {
   public:
    explicit Stream(Events& events, std::string client);
    ~Stream();
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    Message next(std::chrono::milliseconds timeout);

   private:
    friend class Events;
    Events& events_;
    std::string client_;
    std::uint64_t seen_ = 0;
    bool retired_ = false;
  };

  /// Browsers open six connections to a host and no more, over all tabs: were each open page to hold one, the seventh
  /// would hang. So of the streams of one client (an address) only the newest stay.
  static constexpr std::size_t kMostPerClient = 4;

  std::unique_ptr<Stream> open(std::string client);
  void tell(std::string state);
  /// Ends all streams, also those that are opened later.
  void close();

 private:
  void retire_oldest(const std::string& client);

  std::mutex mutex_;
  std::condition_variable changed_;
  std::list<Stream*> streams_;  // the oldest first
  std::string state_ = R"({"errors":0,"warnings":0,"problems":[]})";
  std::uint64_t version_ = 1;
  bool closed_ = false;
};

}  // namespace lectern::serve
