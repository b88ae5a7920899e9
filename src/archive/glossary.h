#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "archive/languages.h"
#include "core/diagnostic.h"
#include "core/source_file.h"

namespace lectern::archive {

/// In the archive's root.
inline constexpr std::string_view kGlossaryName = "glossary.yml";

/// Terms of a glossary are many, and short.
inline constexpr std::size_t kMaxGlossaryBytes = std::size_t{1} << 20U;
inline constexpr std::size_t kMaxGlossaryNodes = std::size_t{1} << 16U;

/// What `glossary.yml` says: a list of entries, each a map of terms by language.
///
///     - zh: [物联网, 物联网络]
///       en: [Internet of Things, IoT]
///
/// A term that stands there before, one without letters, and an entry that is left with one term carry a diagnostic
/// and are left out.
std::vector<GlossaryEntry> read_glossary(const core::SourceFile& source, const Languages& languages,
                                         core::Diagnostics& problems);

}  // namespace lectern::archive
