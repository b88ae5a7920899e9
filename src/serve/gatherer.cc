#include "serve/gatherer.h"

#include <algorithm>

namespace lectern::serve {
namespace {

using Kind = FileEvent::Kind;

bool is_being_written(Kind kind) {
  return kind == Kind::Born || kind == Kind::Written;
}

std::chrono::milliseconds quiet_after(Kind kind) {
  if (is_being_written(kind)) return Gatherer::kWrittenQuiet;
  return kind == Kind::Vanished ? Gatherer::kVanishedQuiet : Gatherer::kQuiet;
}

/// What an entry becomes: being touched says nothing about whether a file is whole.
Kind merged(Kind before, Kind event) {
  return event == Kind::Touched ? before : event;
}

}  // namespace

void Gatherer::note(const FileEvent& event, Clock::time_point now) {
  if (event.kind == Kind::Anything) {
    everything_ = now + kQuiet;
  } else {
    const auto known = entries_.find(event.path);
    if (known != entries_.end() && known->second.born && event.kind == Kind::Vanished) {
      entries_.erase(known);  // a passing file: it came and went
      return;
    }
    const Kind kind = known == entries_.end() ? event.kind : merged(known->second.kind, event.kind);
    const bool born = known == entries_.end() ? kind == Kind::Born : known->second.born;
    entries_[event.path] = {kind, now + quiet_after(kind), born};
    if (is_being_written(kind)) return;
  }
  if (!first_) first_ = now;
}

std::optional<Gatherer::Clock::time_point> Gatherer::due() const {
  std::optional<Clock::time_point> last = everything_;
  for (const auto& [path, entry] : entries_) last = last ? std::max(*last, entry.ready) : entry.ready;
  if (last && first_) last = std::min(*last, *first_ + kLongestWait);
  return last;
}

Changes Gatherer::take(Clock::time_point now) {
  Changes out;
  const auto when = due();
  if (!when || now < *when) return out;
  for (auto entry = entries_.begin(); entry != entries_.end();) {
    if (is_being_written(entry->second.kind) && now < entry->second.ready) {
      ++entry;
      continue;
    }
    out.paths.insert(entry->first);
    entry = entries_.erase(entry);
  }
  out.everything = everything_.has_value();
  everything_.reset();
  first_.reset();
  return out;
}

}  // namespace lectern::serve
