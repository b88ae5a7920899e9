#include "serve/watcher.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "serve/inotify_tree.h"

namespace lectern::serve {
namespace {

using namespace std::chrono_literals;
using Clock = Gatherer::Clock;
using std::chrono::ceil;
using std::chrono::milliseconds;

constexpr milliseconds kPollInterval = 1s;
constexpr milliseconds kRootCheck = 1s;
constexpr milliseconds kMissingRootCheck = 200ms;
constexpr int kPollShare = 10;  // of the time, comparing trees takes no more than one in so many

/// `archive` of `archive/`: a path that ends in a slash is above nothing.
std::filesystem::path without_slash(const std::filesystem::path& path) {
  return path.has_filename() ? path : path.parent_path();
}

}  // namespace

Watcher::Watcher(WatchOptions options, OnPolling on_polling)
    : options_(std::move(options)),
      on_polling_(std::move(on_polling)),
      stop_descriptor_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      interval_(kPollInterval) {
  for (auto* folders : {&options_.roots, &options_.ignored}) {
    std::transform(folders->begin(), folders->end(), folders->begin(), without_slash);
  }
  if (options_.poll) {
    last_scan_ = scan_trees(options_.roots, options_.ignored);
    return;
  }
  tree_ = std::make_unique<InotifyTree>(options_.roots, options_.ignored);
  if (tree_->failure()) begin_polling(*tree_->failure());
}

Watcher::~Watcher() {
  close(stop_descriptor_);
}

void Watcher::stop() {
  const std::uint64_t one = 1;
  [[maybe_unused]] const ssize_t written = write(stop_descriptor_, &one, sizeof one);
}

void Watcher::begin_polling(const std::string& reason) {
  last_scan_ = scan_trees(options_.roots, options_.ignored);
  tree_.reset();
  on_polling_(reason);
}

/// Until `descriptor` (-1 for none) is readable or the time is over; false when stopped.
bool Watcher::wait(int descriptor, milliseconds timeout, Deadline deadline) const {
  if (deadline) timeout = std::clamp(ceil<milliseconds>(*deadline - Clock::now()), 0ms, timeout);
  std::array<pollfd, 2> waited{{{stop_descriptor_, POLLIN, 0}, {descriptor, POLLIN, 0}}};
  poll(waited.data(), waited.size(), static_cast<int>(timeout.count()));
  return waited[0].revents == 0;
}

/// How long to wait when nothing is told.
milliseconds Watcher::patience() const {
  const milliseconds check = tree_->is_root_missing() ? kMissingRootCheck : kRootCheck;
  const auto due = gatherer_.due();
  if (!due) return check;
  return std::clamp(ceil<milliseconds>(*due - Clock::now()), 0ms, check);
}

std::optional<Changes> Watcher::next(std::optional<milliseconds> longest) {
  const Deadline deadline = longest ? Deadline(Clock::now() + *longest) : std::nullopt;
  if (tree_) {
    auto changes = next_told(deadline);
    if (tree_ || !changes || !changes->empty()) return changes;
  }
  return next_found(deadline);
}

/// Until something is told, or `tree_` is given up.
std::optional<Changes> Watcher::next_told(Deadline deadline) {
  auto checked = Clock::now();
  while (true) {
    if (!wait(tree_->descriptor(), patience(), deadline)) return std::nullopt;
    const auto now = Clock::now();
    for (const FileEvent& event : tree_->read()) gatherer_.note(event, now);
    if (now - checked >= (tree_->is_root_missing() ? kMissingRootCheck : kRootCheck)) {
      for (const FileEvent& event : tree_->check_roots()) gatherer_.note(event, now);
      checked = now;
    }
    if (tree_->failure()) {
      begin_polling(*tree_->failure());
      gatherer_.note({FileEvent::Kind::Anything, {}}, now);  // what came meanwhile may have been missed
      return Changes();
    }
    Changes changes = gatherer_.take(now);
    if (!changes.empty() || (deadline && now >= *deadline)) return changes;
  }
}

/// Until something is found by comparing trees.
std::optional<Changes> Watcher::next_found(Deadline deadline) {
  while (gatherer_.due()) {  // left over from being told
    if (!wait(-1, Gatherer::kLongestWait, std::nullopt)) return std::nullopt;
    if (Changes changes = gatherer_.take(Clock::now()); !changes.empty()) return changes;
  }
  while (true) {
    if (!wait(-1, interval_, deadline)) return std::nullopt;
    const auto begin = Clock::now();
    TreeFacts scan = scan_trees(options_.roots, options_.ignored);
    interval_ = std::max(kPollInterval, kPollShare * ceil<milliseconds>(Clock::now() - begin));
    Changes changes{differences(last_scan_, scan), false};
    last_scan_ = std::move(scan);
    if (!changes.empty() || (deadline && begin >= *deadline)) return changes;
  }
}

}  // namespace lectern::serve
