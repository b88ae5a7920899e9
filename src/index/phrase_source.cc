#include "index/phrase_source.h"

#include <algorithm>
#include <utility>

namespace lectern::index {

PhraseSource::PhraseSource(std::shared_ptr<PhraseChecker> checker, std::size_t phrase)
    : checker_(std::move(checker)), phrase_(phrase) {}

Xapian::PostingSource* PhraseSource::clone() const {
  return new PhraseSource(checker_, phrase_);
}

std::string PhraseSource::name() const {
  return "lectern::index::PhraseSource";
}

void PhraseSource::init(const Xapian::Database& database) {
  count_ = database.get_doccount();
  last_ = database.get_lastdocid();
  current_ = 0;
}

Xapian::doccount PhraseSource::get_termfreq_min() const {
  return 0;
}

Xapian::doccount PhraseSource::get_termfreq_est() const {
  return count_;
}

Xapian::doccount PhraseSource::get_termfreq_max() const {
  return count_;
}

void PhraseSource::next(double min_weight) {
  skip_to(current_ + 1, min_weight);
}

void PhraseSource::skip_to(Xapian::docid document, double) {
  for (current_ = std::max(current_, document); current_ <= last_; ++current_) {
    if (checker_->holds(phrase_, current_)) return;
  }
}

bool PhraseSource::check(Xapian::docid document, double) {
  current_ = std::max(current_, document);
  return current_ > last_ || checker_->holds(phrase_, current_);
}

bool PhraseSource::at_end() const {
  return current_ > last_;
}

Xapian::docid PhraseSource::get_docid() const {
  return current_;
}

}  // namespace lectern::index
