#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "core/diagnostic.h"
#include "core/result.h"
#include "pipeline/build.h"

namespace lectern::pipeline {

struct MadeSite;

/// A site that is built again and again while somebody edits its archive. Use from one thread.
class Session {
 public:
  explicit Session(BuildOptions options);
  ~Session();

  /// The pages of single write-ups before the site is built.
  struct Glimpse {
    std::map<std::string, std::string, std::less<>> pages;  ///< by file of the site
    core::Diagnostics problems;                             ///< all that are known by now, sorted
  };
  /// The pages of those write-ups whose files are all that `changed`, from what the last build knew of the rest of the
  /// archive: the build that must follow may make others of them. Nothing when more has changed than that, or when the
  /// last build gave no site.
  std::optional<Glimpse> glimpse(const std::set<std::filesystem::path>& changed);

  core::Result<BuildReport> build(const Progress& progress);

 private:
  bool add_file(const std::filesystem::path& path, Glimpse& glimpse);

  const BuildOptions options_;
  std::unique_ptr<MadeSite> made_;  ///< by the last build that made anything
  core::Diagnostics problems_;      ///< of the last build
};

}  // namespace lectern::pipeline
