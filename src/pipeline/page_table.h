#pragma once

#include <filesystem>
#include <mutex>
#include <string>
#include <unordered_map>

#include "core/file_sink.h"
#include "core/fingerprint.h"
#include "core/result.h"
#include "site/page_keeper.h"

namespace lectern::pipeline {

/// What each page of a site was made of, kept beside the site from one build to the next. A page that is made of the
/// same is not made again: the sink reuses it. Safe from several threads at once but for `save`.
class PageTable : public site::PageKeeper {
 public:
  /// `file` is where the table of the last build is; it counts only when it was saved for the same `context`: the
  /// program and the publish that the sink takes pages from.
  PageTable(const std::filesystem::path& file, const core::Fingerprint& context, core::FileSink& sink);

  core::Result<bool> keep(const std::string& file, const core::Fingerprint& key) override;

  /// Whether every page that was in the last build's table was kept, and there were no others.
  bool unchanged() const;
  /// Saves what was asked for since.
  core::Result<void> save(const std::filesystem::path& file, const core::Fingerprint& context) const;

 private:
  using Keys = std::unordered_map<std::string, core::Fingerprint>;

  core::FileSink& sink_;
  Keys last_;
  mutable std::mutex mutex_;  // guards what follows
  Keys keys_;
  bool changed_ = false;
};

}  // namespace lectern::pipeline
