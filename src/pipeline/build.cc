#include "pipeline/build.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "pipeline/index_place.h"
#include "pipeline/site_build.h"

namespace lectern::pipeline {
namespace {

namespace fs = std::filesystem;

bool is_about_index(const core::Error& error) {
  using Code = core::Error::Code;
  return error.code == Code::SelfTest || error.code == Code::Corrupt || error.code == Code::IndexMismatch;
}

}  // namespace

core::Result<void> keep_apart(const fs::path& archive, const fs::path& output) {
  std::error_code cause;
  const fs::path from = fs::weakly_canonical(archive, cause), to = fs::weakly_canonical(fs::absolute(output), cause);
  if (cause) return core::io_error("open", output, cause);
  const auto [a, b] = std::mismatch(from.begin(), from.end(), to.begin(), to.end());
  if (a != from.end() && b != to.end() && !b->empty()) return {};
  return core::Error{
      core::Error::Code::InvalidUsage,
      fmt::format("the site ({}) and the archive ({}) lie one inside the other", output.string(), archive.string()),
      "name an output folder outside the archive with -o"};
}

publish::Patience patience_with(const Progress& progress) {
  publish::Patience patience;
  patience.waiting = [&progress](const std::string& holder) {
    progress(fmt::format("waiting for another build (process {})", holder).c_str(), 0, 1);
  };
  return patience;
}

core::Result<BuildReport> build(const BuildOptions& options, const Progress& progress) {
  std::unique_ptr<MadeSite> unused;
  return build(options, progress, unused);
}

core::Result<BuildReport> build(const BuildOptions& options, const Progress& progress,
                                std::unique_ptr<MadeSite>& made) {
  if (auto apart = keep_apart(options.archive, options.output); !apart) return apart.error();
  const publish::Patience patience = patience_with(progress);
  auto place = IndexPlace::begin(options.archive, patience);
  if (!place) return place.error();
  SiteBuild build(options, *place, progress);
  auto report = build.run(patience, false);
  // What the cache has may be damaged in ways that show only at the end.
  if (!report && build.used_last_index() && is_about_index(report.error())) report = build.run(patience, true);
  if (auto site = build.take_made()) made = std::move(site);
  return report;
}

}  // namespace lectern::pipeline
