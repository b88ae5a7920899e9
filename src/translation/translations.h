#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/card.h"
#include "core/fingerprint.h"
#include "core/language.h"
#include "index/implied_term.h"
#include "translation/implications.h"
#include "translation/pair_table.h"

namespace lectern::translation {

/// What the words of one language say in others, in one archive. Any thread.
class Translations {
 public:
  /// Nothing is implied.
  Translations() = default;
  /// At most one table for each two languages.
  explicit Translations(std::vector<PairTable> tables);

  /// Of all that `implied_by` tells of a write-up in `language` depends on, besides its card. The same for all for
  /// which it tells nothing.
  core::Fingerprint fingerprint(const core::LanguageTag& language, std::span<const core::LanguageTag> lacking) const;

  /// What a write-up implies of the languages that its lesson is `lacking`, by term, each once.
  std::vector<index::ImpliedTerm> implied_by(const core::Card& card, std::span<const core::LanguageTag> lacking) const;

  /// Of all terms that write-ups may imply, by term.
  std::vector<index::Rendering> renderings() const;

 private:
  std::vector<Implications> implications_;
  std::vector<core::Fingerprint> fingerprints_;  ///< of each
};

}  // namespace lectern::translation
