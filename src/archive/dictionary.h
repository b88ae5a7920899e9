#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "core/diagnostic.h"

namespace lectern::archive {

/// CC-CEDICT has 10 MB, and 125,000 entries.
inline constexpr std::uintmax_t kMaxDictionaryBytes = std::uintmax_t{64} << 20U;
inline constexpr std::size_t kMaxDictionaryEntries = 500'000;
inline constexpr std::size_t kMaxDictionaryDefinitions = 1'000'000;  ///< each takes memory while the site is made

/// What a dictionary in the format of CC-CEDICT says, in the order of the file:
///
///     # a comment
///     土壤濕度 土壤湿度 [tu3 rang3 shi1 du4] /soil moisture/
///
/// `bytes` are the file's, of any kind. The first line that is neither carries a diagnostic, which counts the others;
/// they are left out, and so are entries of which no definition is left.
Dictionary read_dictionary(std::string bytes, const std::string& shown_path, core::Diagnostics& problems);

/// What a definition says in up to three words, each way of saying it; nothing where it explains more than it
/// translates, or tells of the word.
std::vector<std::string> short_definitions(std::string_view definition);

}  // namespace lectern::archive
