#pragma once

#include <filesystem>
#include <string>

#include "core/file_sink.h"
#include "core/result.h"

namespace lectern::offline {

/// Writes the published site in `site` as one that works from a disk: pages as `page_from_disk` has them, the search
/// client of `client` (classic scripts) in the place of the site's own, and a script for each file that scripts
/// fetch. What is only for hosts and search engines is left out. Equal sites give equal files.
core::Result<void> write_folder(const std::filesystem::path& site, const std::filesystem::path& client,
                                core::FileSink& sink);

/// Packs `folder` into the ZIP file `zip`, all below a folder named as `folder` is; hidden files are left out. Sorted
/// and without times, so that equal folders give equal bytes. `zip` is replaced whole, or not at all.
core::Result<void> pack(const std::filesystem::path& folder, const std::filesystem::path& zip);

}  // namespace lectern::offline
