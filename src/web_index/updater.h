#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/file_sink.h"
#include "core/result.h"
#include "index/document_change.h"
#include "index/index.h"

namespace lectern::web_index {

/// Makes the web index of `index` out of the last one, for little more than what changed costs.
///
/// `index` holds `change` already, and no other; `previous` is the web index of the database before it, which the sink
/// knows as `folder` of its last publish. Writes what differs under `folder`, reuses the rest, and gives the manifest's
/// name: all just as `export_to` would.
///
/// `index` is opened again for another thread, so it must be what lasts: no view of `index::Updater`.
///
/// Gives nothing when that takes a whole export, and before anything is written: write-ups were added, removed or
/// renamed; one that a codebook is learnt from was edited; numbers of chunks change; a term ceases to be common; a
/// traditional character may have left the archive; the previous web index does not read back, or does not agree with
/// the database. Fails when the database or the sink does.
core::Result<std::optional<std::string>> update(const index::Index& index, const std::filesystem::path& previous,
                                                const index::IndexChange& change, core::FileSink& sink,
                                                const std::string& folder);

}  // namespace lectern::web_index
