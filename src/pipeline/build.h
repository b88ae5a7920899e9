#pragma once

#include <chrono>
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
  std::filesystem::path output;  ///< ignored by `check`
  std::filesystem::path share;   ///< the folder that holds `themes/` and `client/`
  bool strict = false;           ///< warnings stop the build as errors do
};

/// What a person wants to know at the end.
struct BuildReport {
  core::Diagnostics problems;
  std::size_t courses = 0;
  std::size_t lessons = 0;
  std::map<core::LanguageTag, std::size_t> write_ups;
  std::size_t pages = 0;  ///< HTML files written
  std::size_t files = 0;  ///< all files written
};

/// Called now and then with a stage's name and how much of it is done; from the calling thread.
using Progress = std::function<void(const char* stage, std::size_t done, std::size_t total)>;

/// Archive to published site and index. Problems in the archive are in the report even when the build stops because of
/// them (`report.problems.has_errors()`), and then nothing has been written; an Error is about the operation itself.
core::Result<BuildReport> build(const BuildOptions& options, const Progress& progress);

/// All of a build that needs no writing.
core::Result<BuildReport> check(const BuildOptions& options, const Progress& progress);

/// Where the index of an archive's last build stands: below the user's cache folder, so that neither the archive nor
/// the site holds it. `LECTERN_CACHE_DIR` says otherwise.
core::Result<std::filesystem::path> index_folder(const std::filesystem::path& archive);

}  // namespace lectern::pipeline
