#pragma once

#include <xapian.h>

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "index/index.h"
#include "index/query.h"
#include "index/searcher.h"
#include "index/xapian_query.h"

namespace lectern::index {

/// Makes hits of lessons that were found: what they show, and what led to them. Lets Xapian's exceptions pass. All that
/// it is made of must outlive it.
class HitMaker {
 public:
  HitMaker(const Xapian::Database& database, const Query& query, const XapianQuery& translated);

  /// `record` is that of `found.document`.
  Hit make(const FoundLesson& found, DocumentRecord record) const;

 private:
  /// A term of the query that the document implies.
  struct Implied {
    Places place = 0;
    const ImpliedLead* lead = nullptr;
  };
  /// By term.
  using ImpliedTerms = std::map<std::string, Implied, std::less<>>;

  ImpliedTerms implied_of(const DocumentRecord& record) const;
  std::vector<Via> via_of(DocId document, const ImpliedTerms& implied, const Passage& passage) const;
  std::set<std::string> own_terms(DocId document) const;
  bool has_any(const std::set<std::string>& own, const Item& item) const;

  const Xapian::Database& database_;
  const Query& query_;
  const XapianQuery& translated_;
};

}  // namespace lectern::index
