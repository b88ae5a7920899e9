#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/card.h"
#include "index/implied_term.h"
#include "index/passages.h"

namespace lectern::index {

/// A term of a write-up.
struct TermUse {
  std::string term;
  std::uint32_t wdf = 0;  ///< 0 for fields and filters
  Places places = 0;      ///< likewise

  friend bool operator==(const TermUse&, const TermUse&) = default;
};

/// All that the database holds of a write-up.
struct IndexedDocument {
  core::Card card;
  std::vector<TermUse> terms;             ///< text, field and filter terms, ascending
  std::uint32_t length = 0;               ///< the sum of the wdf of its terms
  std::vector<ImpliedTerm> implied = {};  ///< ascending by term, each once, none that is in `terms`

  friend bool operator==(const IndexedDocument&, const IndexedDocument&) = default;
};

/// What an update did to one write-up. One that was not there before is new, one that is not there after is gone.
struct DocumentChange {
  std::optional<IndexedDocument> before, after;
};

/// What an update did to what one write-up implies; all else of it stayed.
struct ImpliedChange {
  std::string lesson;
  core::LanguageTag language;
  /// What is implied that was not, or was otherwise, and nothing for what is no longer; ascending by term.
  std::vector<std::pair<std::string, std::optional<ImpliedTerm>>> terms;
};

/// What an update did to an index. No write-up has two changes.
struct IndexChange {
  std::vector<DocumentChange> documents;
  std::vector<ImpliedChange> implied;
  std::vector<std::string> renderings;  ///< terms whose rendering is new, gone or another; ascending

  bool empty() const { return documents.empty() && implied.empty() && renderings.empty(); }
};

}  // namespace lectern::index
