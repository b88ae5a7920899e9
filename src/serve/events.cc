#include "serve/events.h"

#include <utility>

namespace lectern::serve {

Events::Stream::Stream(Events& events, std::string client) : events_(events), client_(std::move(client)) {
  const std::lock_guard guard(events_.mutex_);
  events_.streams_.push_back(this);
  events_.retire_oldest(client_);
}

Events::Stream::~Stream() {
  const std::lock_guard guard(events_.mutex_);
  events_.streams_.remove(this);
}

Events::Message Events::Stream::next(std::chrono::milliseconds timeout) {
  std::unique_lock lock(events_.mutex_);
  events_.changed_.wait_for(lock, timeout, [&] { return events_.closed_ || retired_ || seen_ != events_.version_; });
  if (events_.closed_) return {Message::Kind::Closed, {}};
  if (retired_) return {Message::Kind::Retired, {}};
  if (seen_ == events_.version_) return {Message::Kind::Silence, {}};
  seen_ = events_.version_;
  return {Message::Kind::State, events_.state_};
}

std::unique_ptr<Events::Stream> Events::open(std::string client) {
  return std::make_unique<Stream>(*this, std::move(client));
}

void Events::tell(std::string state) {
  {
    const std::lock_guard guard(mutex_);
    state_ = std::move(state);
    ++version_;
  }
  changed_.notify_all();
}

void Events::close() {
  {
    const std::lock_guard guard(mutex_);
    closed_ = true;
  }
  changed_.notify_all();
}

void Events::retire_oldest(const std::string& client) {
  std::size_t active = 0;
  for (auto stream = streams_.rbegin(); stream != streams_.rend(); ++stream) {
    if ((*stream)->client_ != client || (*stream)->retired_) continue;
    if (++active > kMostPerClient) (*stream)->retired_ = true;
  }
  changed_.notify_all();
}

}  // namespace lectern::serve
