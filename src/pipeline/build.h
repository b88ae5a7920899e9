#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <string>

#include "core/diagnostic.h"
#include "core/language.h"
#include "core/result.h"

namespace lectern::pipeline {

struct BuildOptions {
  std::filesystem::path archive;
  std::filesystem::path output;
  std::filesystem::path share;  ///< the folder that holds `themes/` and `client/`
  bool strict = false;          ///< warnings stop the build as errors do
  /// false: for readers who keep nothing, whatever site.yml says: previews, and sites on disks.
  bool service_worker = true;
};

/// What a person wants to know at the end.
struct BuildReport {
  core::Diagnostics problems;  ///< sorted, without those that site.yml silences
  std::size_t silenced = 0;    ///< how many these were
  bool stopped = false;        ///< because of `problems`: nothing was written
  std::string base_url;        ///< of the site, from site.yml; empty when unknown
  std::size_t courses = 0;
  std::size_t lessons = 0;
  std::map<core::LanguageTag, std::size_t> write_ups;
  bool unchanged = false;  ///< the published site is what this build would have made: nothing was written
  std::size_t pages = 0;   ///< HTML files published
  std::size_t files = 0;   ///< all files published, pages included
};

/// Called by one thread at a time with a stage's name, how much of it is done, and how much there is.
using Progress = std::function<void(const char* stage, std::size_t done, std::size_t total)>;

/// Archive to published site and index. Problems in the archive are in the report, also when they stop the build; an
/// Error is about the operation itself (disk, theme, a lesson that the index cannot find).
core::Result<BuildReport> build(const BuildOptions& options, const Progress& progress);

/// As `build`, but what is published in `options.output` works from a disk, without a host (src/offline). `zip` is a
/// file to pack it into, or empty. What the last one published goes at once.
core::Result<BuildReport> build_offline(const BuildOptions& options, const std::filesystem::path& zip,
                                        const Progress& progress);

}  // namespace lectern::pipeline
