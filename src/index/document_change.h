#pragma once

#include <cstdint>
#include <optional>
#include <string>
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

}  // namespace lectern::index
