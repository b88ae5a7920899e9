#pragma once

#include <string>

#include "core/file_sink.h"
#include "core/result.h"
#include "index/index.h"

namespace lectern::web_index {

/// Writes the web index of `index` under `folder` of the sink: `manifest.bin` and files whose names, or
/// whose folders' names, are hashes of their bytes. `FORMAT.md` describes each byte. Equal databases give equal files.
core::Result<void> export_to(const index::Index& index, core::FileSink& sink, const std::string& folder);

}  // namespace lectern::web_index
