#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/language.h"
#include "core/result.h"
#include "external/visit.h"
#include "pipeline/build.h"

namespace lectern::pipeline {

struct CheckOptions {
  std::filesystem::path archive;
  std::filesystem::path share;                    ///< the folder that holds `themes/`
  bool strict = false;                            ///< warnings count as errors do
  std::optional<external::VisitBounds> external;  ///< asks other hosts for what is linked there; not at all without
  bool pairs = false;                             ///< also names learned pairs of words that want a look
};

/// Where a lesson stands.
struct LessonStatus {
  std::string course;  ///< folder names, as the archive has them
  std::string lesson;
  std::string course_title;                            ///< in the site's first language
  std::string title;                                   ///< of the first write-up
  std::map<core::LanguageTag, std::string> write_ups;  ///< file of the write-up, from the archive's root, by language
  std::optional<core::Date> date;
  std::size_t errors = 0, warnings = 0, notes = 0;  ///< of the files in its folder
};

struct CheckReport {
  BuildReport found;                         ///< of nothing that was published
  std::vector<core::LanguageTag> languages;  ///< of the site
  std::vector<LessonStatus> lessons;         ///< in the archive's order
};

/// Everything that there is to say of an archive: what a build would, and what a person may want to look at. Writes
/// nothing.
core::Result<CheckReport> check(const CheckOptions& options, const Progress& progress);

}  // namespace lectern::pipeline
