#pragma once

#include <filesystem>

#include "core/result.h"
#include "index/index.h"
#include "pipeline/build.h"

namespace lectern::pipeline {

/// Searches for each write-up by its own title and by a phrase from its body, in the database and in the files of the
/// web index that was made of it. The first few that cannot be found are named in the Error, code SelfTest.
core::Result<void> test_search(const index::Index& index, const std::filesystem::path& web_index,
                               const Progress& progress);

}  // namespace lectern::pipeline
