#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/card.h"
#include "core/fingerprint.h"
#include "core/language.h"
#include "index/implied_term.h"
#include "translation/dictionary.h"
#include "translation/glossary.h"
#include "translation/implications.h"
#include "translation/pair_table.h"

namespace lectern::translation {

/// What the words of one language say in others, in one archive. Any thread.
class Translations {
 public:
  /// Nothing is implied.
  Translations() = default;
  /// At most one table for each two languages, as it was learned. What the glossary says of a term takes the place of
  /// what they and the dictionary say.
  Translations(std::vector<PairTable> tables, Glossary glossary, const Dictionary& dictionary = {});

  /// Of all that `implied_by` tells of a write-up in `language` depends on, besides its card and the glossary. The same
  /// for all for which it tells nothing.
  core::Fingerprint fingerprint(const core::LanguageTag& language, std::span<const core::LanguageTag> lacking) const;

  /// What a write-up implies, by term, each once: as the glossary says, and of the languages that its lesson is
  /// `lacking`, as the tables do.
  std::vector<index::ImpliedTerm> implied_by(const core::Card& card, std::span<const core::LanguageTag> lacking) const;

  bool has_glossary() const { return !glossary_.empty(); }

  /// Of all terms that write-ups may imply, by term.
  std::vector<index::Rendering> renderings() const;

 private:
  std::vector<index::ImpliedTerm> learned(const core::Card& card, const index::DocumentTerms& terms,
                                          std::span<const core::LanguageTag> lacking) const;

  Glossary glossary_;
  std::vector<Implications> implications_;
  std::vector<core::Fingerprint> fingerprints_;  ///< of each
};

}  // namespace lectern::translation
