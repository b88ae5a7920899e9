#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/diagnostic.h"
#include "core/file_system.h"
#include "core/result.h"
#include "core/source_file.h"

namespace lectern::site {

/// One folder of theme files as it stands on disk, before it is laid over another. Any part may be missing.
struct ThemeFolder {
  std::map<std::string, std::vector<std::string>> styles;          ///< published sheets and their parts, of theme.yml
  std::map<std::string, core::SourceFile, std::less<>> templates;  ///< templates/<name>.mustache
  std::map<std::string, core::SourceFile, std::less<>> words;      ///< words/<language>.yml
  std::map<std::string, std::string, std::less<>> assets;          ///< assets/<path>
};

/// Reads what is there; hidden files are passed over. Text that is not UTF-8 and names that mean nothing are reported.
core::Result<ThemeFolder> read_theme_folder(const core::FileSystem& files, const std::filesystem::path& folder,
                                            core::Diagnostics& problems);

}  // namespace lectern::site
