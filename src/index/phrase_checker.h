#pragma once

#include <xapian.h>

#include <cstddef>
#include <unordered_map>
#include <vector>

#include "core/card.h"
#include "index/phrase_matcher.h"
#include "index/query.h"

namespace lectern::index {

/// Tells whether documents hold items of several terms by reading them, as the database has no positions.
///
/// A document is read once for all phrases that are asked of it in a row, and answers are kept: a search asks several
/// times. Lets Xapian's exceptions pass; damaged documents are Xapian::DatabaseCorruptError.
class PhraseChecker {
 public:
  explicit PhraseChecker(const Xapian::Database& database);

  /// Takes another phrase; its number.
  std::size_t add(const Item& item);

  /// Whether the document holds the phrase. False when there is no such document.
  bool holds(std::size_t phrase, Xapian::docid document);

 private:
  struct Phrase {
    Field field;
    PhraseMatcher matcher;
    std::unordered_map<Xapian::docid, bool> known;
  };

  bool read(Xapian::docid document);
  bool look(Phrase& phrase) const;

  Xapian::Database database_;
  std::vector<Phrase> phrases_;
  Xapian::docid reading_ = 0;  ///< the document that `card_` is of
  core::Card card_;
};

}  // namespace lectern::index
