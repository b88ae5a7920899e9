#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/card.h"
#include "index/document_terms.h"
#include "index/implied_term.h"
#include "translation/item_finder.h"

namespace lectern::translation {

/// Terms that stand for each other, as somebody wrote them down. A write-up that has one of an entry implies all of the
/// others, whatever language it is in. Any thread.
class Glossary {
 public:
  Glossary() = default;
  /// The terms of each entry, as people write them; none without letters.
  explicit Glossary(const std::vector<std::vector<std::string>>& entries);

  bool empty() const { return entries_.empty(); }
  /// Whether all that somebody may find by asking for this term alone is in the glossary.
  bool settles(std::string_view term) const { return settled_.contains(term); }

  /// By term, without what the write-up has itself. `terms` are those of `card`.
  std::vector<index::ImpliedTerm> implied_by(const core::Card& card, const index::DocumentTerms& terms) const;
  /// Of the terms of all its entries, by term.
  std::vector<index::Rendering> renderings() const;

 private:
  struct Term {
    std::string text;
    std::set<std::string, std::less<>> terms;
  };

  static void add_implied(const std::vector<Term>& entry, const ItemFinder::Standing& standing,
                          const index::DocumentTerms& terms, std::map<std::string, index::ImpliedTerm>& out);
  static void add_renderings(const std::vector<Term>& entry, std::map<std::string, index::Rendering>& out);
  static void add_words(const std::vector<Term>& entry, index::Rendering& rendering);

  std::vector<std::vector<Term>> entries_;
  ItemFinder finder_;  ///< of all terms of all entries, in order
  std::set<std::string, std::less<>> settled_;
};

}  // namespace lectern::translation
