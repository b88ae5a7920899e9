#include "index/bm25.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "index/schema.h"

namespace lectern::index {

namespace {

const std::array<std::uint32_t, kLengthRungs>& ladder() {
  static const auto kLadder = [] {
    std::array<std::uint32_t, kLengthRungs> rungs{1};
    for (std::size_t i = 1; i < rungs.size(); ++i) rungs[i] = rungs[i - 1] + std::max(1U, rungs[i - 1] / 4);
    return rungs;
  }();
  return kLadder;
}

}  // namespace

double term_weight(std::uint32_t collection, std::uint32_t frequency) {
  const double without = collection - std::min(collection, frequency);
  const double odds = (without + 0.5) / (frequency + 0.5);
  return std::pow(std::log(odds < 2 ? odds / 2 + 1 : odds), kIdfExponent);
}

double term_share(double frequency, std::uint32_t rung, double average) {
  const double length = average > 0 ? rung_length(rung) / average : 1;
  return frequency / (kBm25K1 * (1 - kBm25B + kBm25B * std::max(length, kBm25MinNormalizedLength)) + frequency);
}

double implied_frequency(std::uint8_t level) {
  return std::ldexp(1.0, level - 3);
}

std::uint32_t length_rung(std::uint32_t length) {
  const auto& rungs = ladder();
  const auto rung = std::lower_bound(rungs.begin(), rungs.end() - 1, length);
  return static_cast<std::uint32_t>(rung - rungs.begin());
}

std::uint32_t rung_length(std::uint32_t rung) {
  return ladder()[rung];
}

}  // namespace lectern::index
