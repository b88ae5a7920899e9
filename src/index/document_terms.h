#pragma once

#include <string>
#include <vector>

#include "core/card.h"
#include "index/document_change.h"

namespace lectern::index {

/// A word that differs from its stem, which is a term.
struct StemmedWord {
  std::string word, stem;

  friend bool operator==(const StemmedWord&, const StemmedWord&) = default;
};

/// The terms of a write-up, as `README.md` tells them.
struct DocumentTerms {
  std::vector<TermUse> terms;      ///< text, field and filter terms, ascending, each once
  std::vector<StemmedWord> words;  ///< ascending, each once
  /// Words of the text as they are written that may be offered for misspelt ones (`is_spelling`); ascending, each once.
  std::vector<std::string> spellings = {};
};

/// Depends on `card` alone. Any thread.
DocumentTerms terms_of(const core::Card& card);

/// The places of the text terms: a column of the document's data.
std::vector<Places> places_of(const DocumentTerms& terms);

/// The term that names one write-up, and is in no other: kIdPrefix, lesson, language. Folder names may be longer than
/// a term may be: then it is cut, and ends in a hash of the whole.
std::string id_term(std::string_view lesson, std::string_view language);

/// The filter terms of a write-up's language: the tag in lower case, and its primary subtag.
std::vector<std::string> language_terms(const core::LanguageTag& language);

}  // namespace lectern::index
