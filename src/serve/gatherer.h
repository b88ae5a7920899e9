#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <optional>

#include "serve/rebuild.h"

namespace lectern::serve {

/// Something happened to a file or a folder.
struct FileEvent {
  enum class Kind {
    Born,      ///< there is a new file, and somebody is writing it
    Written,   ///< somebody is writing it
    Touched,   ///< what is known about it changed, such as its permissions
    Settled,   ///< it is there, whole
    Vanished,  ///< it is not there any more
    Anything,  ///< events were lost: `path` says nothing
  };
  Kind kind = Kind::Anything;
  std::filesystem::path path;
};

/// Gathers the events of one save, or of one burst of saves, into one set of changes.
///
/// It waits for a short time of quiet. An editor that saves by renaming takes the file away before it puts the new one
/// there, so after a file vanished the wait is longer; and what is being written is waited for until it is whole, or
/// nobody has written to it for a while. A long burst is handed out in parts. The clock is handed in.
class Gatherer {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr std::chrono::milliseconds kQuiet{20};
  static constexpr std::chrono::milliseconds kVanishedQuiet{100};
  static constexpr std::chrono::milliseconds kWrittenQuiet{1000};
  static constexpr std::chrono::milliseconds kLongestWait{150};

  void note(const FileEvent& event, Clock::time_point now);
  /// When `take` has something to give; nothing while nothing happened.
  std::optional<Clock::time_point> due() const;
  /// What is ready at `now`; empty when nothing is.
  Changes take(Clock::time_point now);

 private:
  struct Entry {
    FileEvent::Kind kind;
    Clock::time_point ready;
    bool born;  // it was not there when the gathering began
  };

  std::map<std::filesystem::path, Entry> entries_;
  std::optional<Clock::time_point> everything_;  // ready then
  std::optional<Clock::time_point> first_;       // of what waits and is not being written
};

}  // namespace lectern::serve
