#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>

namespace lectern::index {

/// The ranking of `bm25.h`, as Xapian wants it.
class XapianWeight : public Xapian::Weight {
 public:
  /// `collection` as `term_weight` takes it.
  explicit XapianWeight(std::uint32_t collection);

  std::string name() const override;
  XapianWeight* clone() const override;
  double get_sumpart(Xapian::termcount wdf, Xapian::termcount length, Xapian::termcount unique_terms) const override;
  double get_maxpart() const override;
  double get_sumextra(Xapian::termcount length, Xapian::termcount unique_terms) const override;
  double get_maxextra() const override;

 private:
  void init(double factor) override;

  std::uint32_t collection_;
  double weight_ = 0;
};

}  // namespace lectern::index
