#pragma once

#include <optional>

#include "archive/archive.h"
#include "archive/languages.h"
#include "core/date.h"
#include "core/diagnostic.h"
#include "core/source_file.h"

namespace lectern::archive {

/// What `course.yml` says; what it does not say, or says wrongly, is empty.
struct CourseSettings {
  LocalizedText title;
  LocalizedText summary;
  std::optional<core::Date> start, end;
};

CourseSettings read_course_settings(const core::SourceFile& source, const Languages& languages,
                                    core::Diagnostics& problems);

}  // namespace lectern::archive
