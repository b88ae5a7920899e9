#include "index/xapian_weight.h"

#include "index/bm25.h"

namespace lectern::index {

XapianWeight::XapianWeight(std::uint32_t collection) : collection_(collection) {
  for (const stat_flags needed : {TERMFREQ, WDF, WDF_MAX, DOC_LENGTH, DOC_LENGTH_MIN, AVERAGE_LENGTH}) {
    need_stat(needed);
  }
}

std::string XapianWeight::name() const {
  return "lectern::index::XapianWeight";
}

XapianWeight* XapianWeight::clone() const {
  return new XapianWeight(collection_);
}

void XapianWeight::init(double factor) {
  weight_ = factor * term_weight(collection_, get_termfreq());
}

double XapianWeight::get_sumpart(Xapian::termcount wdf, Xapian::termcount length, Xapian::termcount) const {
  return weight_ * term_share(wdf, length_rung(length), get_average_length());
}

double XapianWeight::get_maxpart() const {
  return weight_ * term_share(get_wdf_upper_bound(), length_rung(get_doclength_lower_bound()), get_average_length());
}

double XapianWeight::get_sumextra(Xapian::termcount, Xapian::termcount) const {
  return 0;
}

double XapianWeight::get_maxextra() const {
  return 0;
}

}  // namespace lectern::index
