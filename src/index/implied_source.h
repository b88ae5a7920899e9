#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace lectern::index {

/// The documents that imply a term, with what that adds to their scores: as if they had it 2^(level - 3) times. The
/// database tells it with a wdf of 0, so that their lengths stay, and Xapian's own weights cannot.
class ImpliedSource : public Xapian::PostingSource {
 public:
  /// `names` are those of one term (`ImpliedNames`); `weight` is how much the term tells where it is implied.
  ImpliedSource(std::vector<std::string> names, double weight);

  PostingSource* clone() const override;
  std::string name() const override;
  void init(const Xapian::Database& database) override;
  Xapian::doccount get_termfreq_min() const override;
  Xapian::doccount get_termfreq_est() const override;
  Xapian::doccount get_termfreq_max() const override;
  void next(double min_weight) override;
  void skip_to(Xapian::docid document, double min_weight) override;
  bool at_end() const override;
  Xapian::docid get_docid() const override;
  double get_weight() const override;

 private:
  double weight_of(double frequency, Xapian::termcount length) const;

  std::vector<std::string> names_;
  double weight_;
  Xapian::Database database_;
  double average_length_ = 0;
  std::vector<std::pair<Xapian::docid, double>> uses_;  ///< by document; the frequency that each stands for
  std::size_t next_ = 0;                                ///< one more than the current use; 0 before the first
};

}  // namespace lectern::index
