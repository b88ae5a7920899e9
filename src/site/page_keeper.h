#pragma once

#include <string>

#include "core/fingerprint.h"
#include "core/result.h"

namespace lectern::site {

/// Knows what each page was made of when it was published last. Safe from several threads at once.
class PageKeeper {
 public:
  virtual ~PageKeeper() = default;

  /// Whether `file` was made of the same; then it is published again as it stands, and need not be made. `key` is the
  /// fingerprint of all that its bytes depend on; an empty one is like no other. A folder ends in '/'.
  virtual core::Result<bool> keep(const std::string& file, const core::Fingerprint& key) = 0;
};

/// Has every page made.
class NoPageKeeper : public PageKeeper {
 public:
  core::Result<bool> keep(const std::string&, const core::Fingerprint&) override { return false; }
};

}  // namespace lectern::site
