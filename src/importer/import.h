#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/diagnostic.h"
#include "core/result.h"
#include "importer/draft.h"
#include "importer/picture_shelf.h"

namespace lectern::importer {

struct ImportOptions {
  std::vector<std::string> sources;  ///< files, or `-` for standard input; a lesson each
  std::filesystem::path archive;
  std::string course;    ///< its folder's name; empty for the only or the likeliest one
  bool dry_run = false;  ///< write nothing
};

/// A lesson that an import made, or would make.
struct ImportedLesson {
  std::string source;             ///< as people know it
  std::string folder;             ///< as people are told it
  std::vector<LessonFile> files;  ///< of the lesson: write-ups first, as many as the draft has
  Draft draft;
};

struct ImportReport {
  std::vector<ImportedLesson> lessons;  ///< in the order of the sources
  core::Diagnostics problems;           ///< of the archive's settings
};

/// Makes lessons of sources and puts them into a course of the archive: all of them or, when one cannot be read or
/// written, none. Nothing that is there is changed.
core::Result<ImportReport> import_lessons(const ImportOptions& options);

}  // namespace lectern::importer
