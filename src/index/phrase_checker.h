#pragma once

#include <xapian.h>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "index/parts.h"
#include "index/passages.h"
#include "index/query.h"

namespace lectern::index {

/// Tells whether documents hold items of several terms by reading them, as the database has no positions.
///
/// Where a document's terms stand is read once for all phrases of a query, and of its text only those passages are
/// analysed that have all terms of a phrase. Answers are kept: a search asks several times. Lets Xapian's exceptions
/// pass; damaged documents are Xapian::DatabaseCorruptError.
class PhraseChecker {
 public:
  explicit PhraseChecker(const Xapian::Database& database);

  /// Takes another phrase; its number. All must be there before `holds` is asked.
  std::size_t add(const Item& item);

  /// Whether the document holds the phrase. False when there is no such document.
  bool holds(std::size_t phrase, Xapian::docid document);

 private:
  struct Stretch {
    PartKind kind;
    Places place = 0;
    std::string text;
    std::optional<std::vector<PlacedTerm>> placed;  ///< once it was needed
  };

  /// The document that was looked at last.
  struct Reading {
    Xapian::docid id = 0;
    std::map<std::string, Places, std::less<>> places;  ///< of the terms of phrases that it has
    std::vector<Stretch> parts;
  };

  bool read(Xapian::docid document);
  void read_places(Xapian::docid document, const std::vector<Places>& places);
  bool look(const Item& item);
  Places common_places(const Item& item) const;

  Xapian::Database database_;
  std::vector<Item> phrases_;
  std::vector<std::string> terms_;  ///< of all phrases; ascending, each once, when `holds` was asked
  bool sorted_ = false;
  std::map<std::pair<std::size_t, Xapian::docid>, bool> known_;
  Reading reading_;
};

/// Whether some place p has each `terms[i]` of the item at p + `offsets[i]`. `placed` are the terms of one part.
bool stand_side_by_side(const Item& item, const std::vector<PlacedTerm>& placed);

}  // namespace lectern::index
