#pragma once

#include <vector>

#include "archive/archive.h"
#include "archive/loader.h"
#include "core/diagnostic.h"
#include "core/file_system.h"
#include "core/memory.h"
#include "core/result.h"
#include "pipeline/build.h"
#include "site/theme.h"

namespace lectern::pipeline {

/// Everything that reading gives.
struct Sources {
  archive::Archive archive;
  site::Theme theme;
};

/// Tells a bilingual body apart.
std::vector<archive::Half> split(const core::SourceFile& source, core::LineRange body, core::Diagnostics& problems);

/// Reads the archive and its theme, and reports what is wrong with them.
core::Result<Sources> read_sources(const core::FileSystem& files, const BuildOptions& options, core::Memory& memory,
                                   core::Diagnostics& problems);

}  // namespace lectern::pipeline
