#pragma once

#include <string>

#include "core/file_sink.h"
#include "core/result.h"
#include "index/index.h"

namespace lectern::web_index {

/// Writes the web index of `index` under `folder` of the sink: `manifest.bin` and files whose names, or
/// whose folders' names, are hashes of their bytes. `FORMAT.md` describes each byte. Equal databases give equal files.
///
/// `index` is opened again for each thread, so it must be what lasts: no view of `index::Updater`.
///
/// Gives the name that a page should ask for the manifest by, so that browsers can load it beside the scripts: with its
/// hash behind a `?`. A host gives the same file, and no cache an older one.
core::Result<std::string> export_to(const index::Index& index, core::FileSink& sink, const std::string& folder);

}  // namespace lectern::web_index
