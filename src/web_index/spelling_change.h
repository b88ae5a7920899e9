#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "index/index.h"
#include "web_index/reader.h"
#include "web_index/vocabulary_change.h"

namespace lectern::web_index {

/// How common spellings are now whose commonness is another than before some changes; 0 for those that are gone.
struct SpellingChange {
  std::map<std::string, unsigned> words, pairs;
  /// How many more there are; negative for fewer.
  std::int64_t more_words = 0, more_pairs = 0;
};

/// Of changes that `index` holds already.
core::Result<SpellingChange> spelling_change(const index::Index& index, const std::vector<NumberedChange>& changes);

/// The contents of the files that become others, by their numbers, and in `table`, which is that of `reader`, the new
/// numbers of spellings. Nothing when there would be more or fewer files, or one does not read back.
std::optional<std::map<std::uint32_t, std::string>> changed_files(const SpellingChange& change, const Reader& reader,
                                                                  SpellingTable& table);

}  // namespace lectern::web_index
