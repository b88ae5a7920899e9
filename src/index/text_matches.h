#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "index/query.h"

namespace lectern::index {

/// A place of a text that has a term of a query.
struct TextMatch {
  std::size_t begin = 0;  ///< bytes
  std::size_t end = 0;
  std::string
      term;  ///< of the query, or one of the others; for a word that only begins as the growing one does, that one's

  friend bool operator==(const TextMatch&, const TextMatch&) = default;
};

/// Where the terms of the groups of `query` stand in `text`, whatever their fields: whole words, bigrams, and single
/// characters. So do the terms `others`. By begin, then by end. `text` must be valid UTF-8.
std::vector<TextMatch> find_text_matches(std::string_view text, const Query& query,
                                         std::span<const std::string> others = {});

}  // namespace lectern::index
