#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/result.h"
#include "importer/picture_shelf.h"

namespace lectern::importer {

/// Folders of lessons that become part of a course together: all of them or none.
///
/// Each is put together in a hidden folder beside, which nobody takes for a lesson, and then gets its name; what has a
/// name already is never touched. Whatever was not finished is gone when this is.
class LessonWriter {
 public:
  explicit LessonWriter(std::filesystem::path course) : course_(std::move(course)) {}
  LessonWriter(const LessonWriter&) = delete;
  LessonWriter& operator=(const LessonWriter&) = delete;
  ~LessonWriter();

  /// Writes the files of one lesson. InvalidUsage when there is something of that name already.
  core::Result<void> add(const std::string& folder, const std::vector<LessonFile>& files);
  /// Gives all of them their names.
  core::Result<void> finish();

 private:
  struct Staged {
    std::filesystem::path hidden;
    std::filesystem::path lesson;
    bool named = false;
  };

  std::filesystem::path course_;
  std::vector<Staged> staged_;
  bool finished_ = false;
};

}  // namespace lectern::importer
