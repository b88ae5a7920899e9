#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/card.h"
#include "index/query.h"

namespace lectern::index {

/// A stretch of a snippet; marked ones are matches.
struct SnippetPart {
  std::string text;
  bool marked = false;

  friend bool operator==(const SnippetPart&, const SnippetPart&) = default;
};

/// The part of `text` that answers `query` best, terms of which and `others` (`Hit::rendering_terms`) count alike, at
/// most about `max_cells` terminal cells wide, cut at words where the script has them, with '…' where it was cut.
/// Neighbouring and overlapping matches are one mark. Control characters and line ends become spaces, several spaces
/// one. `text` must be valid UTF-8; what comes back is text, not HTML. The browser's `src/client/snippet.js` marks and
/// cuts alike.
std::vector<SnippetPart> make_snippet(std::string_view text, const Query& query, std::size_t max_cells,
                                      std::span<const std::string> others = {});

/// `text` whole, with its matches marked: titles and headings of results.
std::vector<SnippetPart> mark_matches(std::string_view text, const Query& query,
                                      std::span<const std::string> others = {});

}  // namespace lectern::index
