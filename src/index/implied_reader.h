#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "index/index.h"

namespace lectern::index {

/// Goes through the implied terms of a database, ascending. Terms of each level stand apart there, so that as many
/// lists are read side by side; where terms are implied is kept by document, in the order of its terms, so that each
/// document has a place in its own. Lets Xapian's exceptions pass; what does not read back is
/// Xapian::DatabaseCorruptError.
class ImpliedReader {
 public:
  explicit ImpliedReader(const Xapian::Database& database);

  /// Goes on to the next term; false when there is none.
  bool next();
  const std::string& term() const { return term_; }
  /// How many documents imply it.
  std::uint32_t frequency() const;
  /// In order of document; lent until the next call. Ask for those of every term, or of none: places are read in turn.
  const std::vector<ImpliedPosting>& read_postings();

 private:
  struct List {
    std::string prefix;
    Xapian::TermIterator at, end;
  };
  struct PlacesLeft {
    std::string bytes;
    std::size_t next = 0;
  };

  void add_postings(const std::string& name);
  void read_places();
  Places next_place(DocId document);

  Xapian::Database database_;
  std::vector<List> lists_;
  std::vector<List*> current_;  ///< those that have the term
  bool has_places_ = false;
  std::map<DocId, PlacesLeft> places_;
  std::string term_;
  std::vector<ImpliedPosting> postings_;
};

}  // namespace lectern::index
