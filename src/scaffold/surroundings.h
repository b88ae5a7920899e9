#pragma once

#include <string>
#include <utility>
#include <vector>

#include "archive/archive.h"
#include "archive/folder.h"
#include "archive/languages.h"
#include "scaffold/scaffold.h"

namespace lectern::scaffold {

/// The archive that something new is planned in.
struct Surroundings {
  archive::ArchiveRoot root;
  archive::Folder folder;
  archive::SiteSettings settings;  ///< with at least one language
};

/// Reads `site.yml` and lists the archive, no more. Without languages in `site.yml` they are those of the write-ups'
/// names, else Chinese and English. Fails when the archive is not there or `site.yml` has errors, which are then in
/// `problems`, as are those of the archive's templates.
core::Result<Surroundings> look_around(const core::FileSystem& files, const std::filesystem::path& archive,
                                       core::Diagnostics& problems);

/// One title a language of the site, in its order: of `titles` (`zh=欢迎`) the one for it, else `name`.
core::Result<std::vector<std::pair<core::LanguageTag, std::string>>> titles_by_language(
    const std::vector<std::string>& titles, const std::string& name, const std::vector<core::LanguageTag>& languages);

}  // namespace lectern::scaffold
