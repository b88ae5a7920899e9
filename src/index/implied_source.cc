#include "index/implied_source.h"

#include <algorithm>

#include "index/bm25.h"
#include "index/implied_codec.h"

namespace lectern::index {

ImpliedSource::ImpliedSource(std::vector<std::string> names, double weight)
    : names_(std::move(names)), weight_(weight) {}

Xapian::PostingSource* ImpliedSource::clone() const {
  return new ImpliedSource(names_, weight_);
}

std::string ImpliedSource::name() const {
  return "lectern::index::ImpliedSource";
}

void ImpliedSource::init(const Xapian::Database& database) {
  database_ = database;
  average_length_ = database.get_avlength();
  uses_.clear();
  next_ = 0;
  double most = 0;
  for (const std::string& name : names_) {
    const auto implied = read_name(name);
    if (!implied) throw Xapian::DatabaseCorruptError("an implied term does not read back");
    const double frequency = implied_frequency(implied->level);
    most = std::max(most, frequency);
    for (auto posting = database.postlist_begin(name); posting != database.postlist_end(name); ++posting) {
      uses_.emplace_back(*posting, frequency);
    }
  }
  std::sort(uses_.begin(), uses_.end());
  set_maxweight(weight_of(most, database.get_doclength_lower_bound()));
}

Xapian::doccount ImpliedSource::get_termfreq_min() const {
  return static_cast<Xapian::doccount>(uses_.size());
}

Xapian::doccount ImpliedSource::get_termfreq_est() const {
  return static_cast<Xapian::doccount>(uses_.size());
}

Xapian::doccount ImpliedSource::get_termfreq_max() const {
  return static_cast<Xapian::doccount>(uses_.size());
}

void ImpliedSource::next(double) {
  ++next_;
}

void ImpliedSource::skip_to(Xapian::docid document, double) {
  const auto from = uses_.begin() + static_cast<std::ptrdiff_t>(next_ == 0 ? 0 : next_ - 1);
  const auto found = std::lower_bound(from, uses_.end(), document,
                                      [](const auto& use, Xapian::docid wanted) { return use.first < wanted; });
  next_ = static_cast<std::size_t>(found - uses_.begin()) + 1;
}

bool ImpliedSource::at_end() const {
  return next_ > uses_.size();
}

Xapian::docid ImpliedSource::get_docid() const {
  return uses_[next_ - 1].first;
}

double ImpliedSource::get_weight() const {
  const auto& [document, frequency] = uses_[next_ - 1];
  return weight_of(frequency, database_.get_doclength(document));
}

double ImpliedSource::weight_of(double frequency, Xapian::termcount length) const {
  return weight_ * term_share(frequency, length_rung(length), average_length_);
}

}  // namespace lectern::index
