#pragma once

#include <filesystem>

#include "core/result.h"

namespace lectern::pipeline {

/// Where lectern keeps what it needs again of an archive, its index above all: outside the archive and outside the
/// site. `$LECTERN_CACHE_DIR`, else `$XDG_CACHE_HOME/lectern`, else `~/.cache/lectern`; in it a folder an archive,
/// named after the archive's folder and a hash of its whole path. Safe to delete; the next build makes it again.
core::Result<std::filesystem::path> cache_folder(const std::filesystem::path& archive);

/// The Xapian database of the archive's last build.
core::Result<std::filesystem::path> index_folder(const std::filesystem::path& archive);

/// Where the publisher of one output folder works: part of the archive's cache folder.
core::Result<std::filesystem::path> site_workshop(const std::filesystem::path& archive,
                                                  const std::filesystem::path& output);

}  // namespace lectern::pipeline
