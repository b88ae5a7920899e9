#include "index/bm25.h"

#include <algorithm>
#include <cmath>

#include "index/schema.h"

namespace lectern::index {

double term_weight(std::uint32_t collection, std::uint32_t frequency) {
  const double without = collection - std::min(collection, frequency);
  const double odds = (without + 0.5) / (frequency + 0.5);
  return std::pow(std::log(odds < 2 ? odds / 2 + 1 : odds), kIdfExponent);
}

double term_share(double wdf, double length, double average) {
  if (wdf <= 0) return 0;
  const double normalized = std::max(average > 0 ? length / average : 1, kBm25MinNormalizedLength);
  return wdf / (kBm25K1 * (1 - kBm25B + kBm25B * normalized) + wdf);
}

}  // namespace lectern::index
