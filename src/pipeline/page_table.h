#pragma once

#include <cstddef>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/fingerprint.h"
#include "core/result.h"
#include "site/page_keeper.h"

namespace lectern::pipeline {

/// What each page of a site was made of, kept beside the site from one build to the next. A page that is made of the
/// same is not made again. So are folders, whose names end in '/'. Safe from several threads at once but for `save`.
class PageTable : public site::PageKeeper {
 public:
  /// `file` is where the table of the last build is; it counts only when it was saved for the same `context`: the
  /// program, and the publish that pages are kept of.
  PageTable(const std::filesystem::path& file, const core::Fingerprint& context);

  core::Result<bool> keep(const std::string& file, const core::Fingerprint& key) override;
  /// What `file` was made of in the last build.
  std::optional<core::Fingerprint> last(const std::string& file) const;
  /// Whether `file`, or a folder that it is in, was kept.
  bool is_kept(std::string_view file) const;

  /// Whether all that was in the last build's table was kept, and there was nothing else.
  bool unchanged() const;
  /// How many HTML files there are.
  std::size_t page_count() const;
  /// How many files the last publish had.
  std::size_t last_file_count() const { return last_file_count_; }
  /// Saves what was asked for since.
  core::Result<void> save(const std::filesystem::path& file, const core::Fingerprint& context,
                          std::size_t file_count) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  struct Made {
    core::Fingerprint key;
    bool kept = false;
  };
  template <typename T>
  using Table = std::unordered_map<std::string, T, Hash, std::equal_to<>>;

  Table<core::Fingerprint> last_;
  std::size_t last_file_count_ = 0;
  mutable std::mutex mutex_;  // guards what follows
  Table<Made> made_;
  std::size_t kept_ = 0;
};

}  // namespace lectern::pipeline
