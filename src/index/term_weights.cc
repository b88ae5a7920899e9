#include "index/term_weights.h"

#include <cmath>

namespace lectern::index {

double inverse_document_frequency(std::uint32_t documents, std::uint32_t frequency) {
  const double odds = (documents - frequency + 0.5) / (frequency + 0.5);
  return std::log(odds < 2 ? odds * 0.5 + 1 : odds);
}

}  // namespace lectern::index
