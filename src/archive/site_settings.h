#pragma once

#include <optional>
#include <string>

#include "archive/archive.h"
#include "archive/languages.h"
#include "core/diagnostic.h"
#include "core/source_file.h"

namespace lectern::archive {

/// A file of the archive that `site.yml` names.
struct NamedFile {
  std::string path;  ///< as it is written there
  core::SourceRange range;
  core::Excerpt source_line;
};

/// What `site.yml` says, with the defaults in place of what it does not say or says wrongly.
struct Site {
  SiteSettings settings;  ///< `languages` and `title` are empty where it does not give them
  Languages languages;    ///< those that it lists, else those found in the archive
  std::optional<NamedFile> dictionary = std::nullopt;
};

Site read_site(const core::SourceFile& source, const Languages& found, core::Diagnostics& problems);

}  // namespace lectern::archive
