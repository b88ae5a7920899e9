#pragma once

#include <xapian.h>

#include <memory>
#include <string>

#include "index/phrase_checker.h"
#include "index/query.h"

namespace lectern::index {

/// The documents of a database in which the terms of an item stand side by side.
///
/// It looks at a document only when Xapian asks for it, and claims to be long, so that within an AND everything else is
/// asked first: AND it with the item's terms. Documents that have not all of them may be said to hold the item.
class PhraseSource : public Xapian::PostingSource {
 public:
  PhraseSource(std::shared_ptr<PhraseChecker> checker, std::size_t phrase);

  PostingSource* clone() const override;
  std::string name() const override;
  void init(const Xapian::Database& database) override;
  Xapian::doccount get_termfreq_min() const override;
  Xapian::doccount get_termfreq_est() const override;
  Xapian::doccount get_termfreq_max() const override;
  void next(double min_weight) override;
  void skip_to(Xapian::docid document, double min_weight) override;
  bool check(Xapian::docid document, double min_weight) override;
  bool at_end() const override;
  Xapian::docid get_docid() const override;

 private:
  std::shared_ptr<PhraseChecker> checker_;
  std::size_t phrase_;
  Xapian::doccount count_ = 0;
  Xapian::docid last_ = 0;     ///< the greatest id there is
  Xapian::docid current_ = 0;  ///< greater than `last_`: at the end
};

}  // namespace lectern::index
