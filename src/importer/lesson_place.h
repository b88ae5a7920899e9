#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "archive/languages.h"
#include "core/date.h"
#include "core/diagnostic.h"
#include "core/file_system.h"
#include "core/result.h"

namespace lectern::importer {

/// The course that new lessons go into.
struct LessonPlace {
  std::filesystem::path folder;    ///< of the course
  std::string shown;               ///< as people are told it: the archive as it was given, then the course
  std::vector<std::string> names;  ///< of the folders in it
  archive::Languages languages;    ///< of the archive
  std::string guess;               ///< why this course, when nobody said which; else empty
};

/// Finds the course `name` in an archive. For an empty name: its only one; of several the one whose folder's name says
/// most of what `about` says, the titles and the year of the posts; in an archive without courses the archive itself.
/// NotFound or InvalidUsage, with the courses there are, when that cannot be said; no course is made, since a slip in a
/// name would make one. What is wrong with `site.yml` goes into `problems`.
core::Result<LessonPlace> find_place(const core::FileSystem& files, const std::filesystem::path& archive,
                                     const std::string& name, const std::string& about, core::Diagnostics& problems);

/// The name of the next lesson's folder: its number, or its date where the course's folders have dates, then `name`.
/// Adds it to `place`.
std::string next_folder(LessonPlace& place, const std::optional<core::Date>& date, const std::string& name);

}  // namespace lectern::importer
