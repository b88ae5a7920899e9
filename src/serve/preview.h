#pragma once

#include <chrono>
#include <functional>
#include <optional>

#include "core/diagnostic.h"
#include "core/error.h"
#include "serve/events.h"
#include "serve/rebuild.h"
#include "serve/site.h"

namespace lectern::serve {

/// What a rebuild came to.
struct RebuildReport {
  core::Diagnostics problems;
  std::optional<core::Error> error;
  bool shown = false;  ///< the site of now is served; else the last good one is
  std::chrono::milliseconds took{0};
};

/// The site, and the pages that are open, kept up to date by rebuilds. For one thread, save `site` and `events`.
class Preview {
 public:
  explicit Preview(Rebuild rebuild) : rebuild_(std::move(rebuild)) {}

  /// Rebuilds, serves what comes of it, and tells the open pages: of what is handed out early, then of the outcome.
  RebuildReport update(const Changes& changes);

  const Site& site() const { return site_; }
  Events& events() { return events_; }

 private:
  Rebuild rebuild_;
  Site site_;
  Events events_;
};

}  // namespace lectern::serve
