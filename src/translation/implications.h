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
#include "translation/phrase_finder.h"

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
  const PhraseFinder& phrases() const { return phrases_; }

  /// What a write-up with these terms implies, by term, without what it has itself. A word counts as often as its
  /// renderings do, each by its share of the word's. For each text term, no more than kMostImplied, those that a search
  /// gains most by.
  /// Phrases of the table count where they stand among the terms: see `phrases`.
  std::vector<index::ImpliedTerm> of(const index::DocumentTerms& terms) const;

  /// What a write-up says of an asked word.
  struct Sum {
    float frequency = 0;
    float most = 0;  ///< of it, by one written word
    index::Places place = 0;
    bool strong = false;
  };

 private:
  struct Source {
    std::uint32_t asked = 0;
    float share = 0;
    bool strong = false;
  };

  void keep_best(std::size_t count, const std::vector<Sum>& sums, std::vector<std::uint32_t>& asked) const;
  /// How much a write-up gains by an asked word, about: what its frequency and the word's confidence make of it.
  float gain_of(std::uint32_t asked, float frequency) const;

  PairTable table_;
  PhraseFinder phrases_;                                         ///< among the written words
  std::unordered_map<std::string_view, std::uint32_t> numbers_;  ///< of written words
  std::vector<std::size_t> begins_;                              ///< of each written word in `sources_`
  std::vector<Source> sources_;                                  ///< by asked word
  std::vector<float> confidences_;                               ///< of each asked word, to 1
};

inline constexpr std::size_t kMostImplied = 3;

/// What leads from the asked words of `table`, by term.
std::vector<index::Rendering> renderings_of(const PairTable& table);

/// The first of several places.
index::Places first_of(index::Places places);

/// Which level stands for a frequency, from 0 to 7; below 0 when it is too small for any.
int level_of(float frequency);

}  // namespace lectern::translation
