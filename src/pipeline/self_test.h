#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <span>

#include "core/card.h"
#include "core/result.h"
#include "index/index.h"
#include "pipeline/build.h"

namespace lectern::pipeline {

/// Looks for each write-up by the words of its title and of the beginning of its text, in the database and in the files
/// of the web index that was made of it. Who writes passages reads them back as they are packed. The first few that are
/// not found are named in the Error, code SelfTest. All processors work, each chunk is read once; `progress` is called
/// by one thread at a time.
core::Result<void> test_search(const index::Index& index, const std::filesystem::path& web_index,
                               const Progress& progress);

/// The same for some documents alone: what an update changed. `index` may be a view of what is not written yet.
core::Result<void> test_search(const index::Index& index, const std::filesystem::path& web_index,
                               std::span<const index::DocId> documents, const Progress& progress);

/// Whether the titles of some cards have anything to look for: what can be told before there is an index of them.
core::Result<void> test_titles(const std::map<std::size_t, core::Card>& cards);

}  // namespace lectern::pipeline
