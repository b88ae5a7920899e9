#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "index/index.h"
#include "language/analysis.h"

namespace lectern::index {

/// A word of a query that no write-up has or implies, or a run of which that holds for some pair.
struct UnknownWord {
  /// Folded; empty for a run.
  std::string word;
  /// The pairs of a run; empty for a word. `begin` and `end` are bytes of the query.
  std::vector<language::Token> pairs;
  std::size_t begin = 0, end = 0;  ///< bytes of the query
};

/// What of a query the archive does not have at all, in order: words (`is_spelling`), and runs of three characters to
/// kMaxRun; at most kMaxCorrections. Not what is in quotes or excluded, which says that it is meant just so; filters
/// and OR are no words. A word at the very end that may still become one of the archive's is not unknown. Nothing of a
/// text that is not valid UTF-8 or longer than a query is read.
///
/// Whoever has another explanation for such words (another script, another language) asks here which they are.
core::Result<std::vector<UnknownWord>> unknown_words(const Index& index, std::string_view text);

}  // namespace lectern::index
