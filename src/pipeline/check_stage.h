#pragma once

#include <vector>

#include "archive/archive.h"
#include "core/diagnostic.h"
#include "core/result.h"
#include "external/links.h"
#include "pipeline/build.h"
#include "pipeline/write_ups.h"

namespace lectern::pipeline {

struct CheckedTexts {
  core::Diagnostics problems;         ///< what a build says of the write-ups, and what `check` does
  std::vector<external::Link> links;  ///< to other hosts
};

/// Reads all write-ups lesson by lesson, on every core, and looks at each, and at each two of one lesson. No more texts
/// are held at once than those of a lesson for each thread.
core::Result<CheckedTexts> check_texts(const archive::Archive& archive, const WriteUpParser& parser,
                                       const Progress& progress);

}  // namespace lectern::pipeline
