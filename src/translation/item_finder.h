#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/card.h"
#include "index/document_terms.h"
#include "index/query.h"

namespace lectern::translation {

/// Tells which of many items stand in a write-up. Reads it once, however many items there are. Any thread.
class ItemFinder {
 public:
  /// Keeps the items; each has terms.
  explicit ItemFinder(std::vector<index::Item> items = {});

  /// How often an item stands in a write-up, weighted, and where first. Of several terms, each part counts once.
  struct Standing {
    std::uint32_t frequency = 0;
    index::Places place = 0;

    friend bool operator==(const Standing&, const Standing&) = default;
  };
  /// Of each item. `terms` are those of `card`.
  std::vector<Standing> standings_in(const core::Card& card, const index::DocumentTerms& terms) const;

 private:
  class Reader;

  std::vector<index::Item> items_;
  std::vector<std::uint32_t> distinct_;                                        ///< how many different terms each has
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> items_with_;  ///< by term, each once, ascending
};

}  // namespace lectern::translation
