#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "index/document_terms.h"
#include "index/implied_term.h"
#include "translation/pair_table.h"

namespace lectern::translation {

/// A table of pairs turned round: from what is written to what may be asked. Any thread.
class Implications {
 public:
  explicit Implications(PairTable table);
  Implications(Implications&&) noexcept = default;  // what looks into the words moves with them
  Implications& operator=(Implications&&) noexcept = default;

  const core::LanguageTag& asked() const { return table_.asked; }
  const core::LanguageTag& written() const { return table_.written; }
  const PairTable& table() const { return table_; }

  /// What a write-up with these terms implies, by term, without what it has itself. A word counts as often as its
  /// renderings do, each by its share of the word's.
  std::vector<index::ImpliedTerm> of(const index::DocumentTerms& terms) const;

 private:
  struct Source {
    std::uint32_t asked = 0;
    float share = 0;
    bool strong = false;
  };

  PairTable table_;
  std::unordered_map<std::string_view, std::uint32_t> numbers_;  ///< of written words
  std::vector<std::size_t> begins_;                              ///< of each written word in `sources_`
  std::vector<Source> sources_;                                  ///< by asked word
};

/// What leads from the asked words of `table`, by term.
std::vector<index::Rendering> renderings_of(const PairTable& table);

/// Which level stands for a frequency, from 0 to 7; below 0 when it is too small for any.
int level_of(float frequency);

}  // namespace lectern::translation
