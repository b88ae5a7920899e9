#pragma once

#include <xapian.h>

#include <cstddef>
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
  const std::vector<ImpliedPosting>& postings() const { return postings_; }  ///< in order of document

 private:
  struct List {
    std::string prefix;
    Xapian::TermIterator at, end;
  };
  struct PlacesLeft {
    std::string bytes;
    std::size_t next = 0;
  };

  void read_postings(List& list);
  Places next_place(DocId document);

  Xapian::Database database_;
  std::vector<List> lists_;
  std::map<DocId, PlacesLeft> places_;
  std::string term_;
  std::vector<ImpliedPosting> postings_;
};

}  // namespace lectern::index
