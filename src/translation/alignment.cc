// Dynamic programming over prefixes of both texts. The cost of a bead is what its kind costs, and how unlikely the
// lengths of its two sides are, if a text's characters are so many to one of the other's on the whole, with a variance
// that grows with the length; less what the sides share.

#include "translation/alignment.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace lectern::translation {
namespace {

struct Move {
  std::size_t first, second;
  double cost;
};

/// Minus the logarithm of how often translators do so, about.
constexpr std::array<Move, 8> kMoves = {
    {{1, 1, 0.0}, {1, 0, 4.5}, {0, 1, 4.5}, {1, 2, 2.3}, {2, 1, 2.3}, {2, 2, 4.4}, {1, 3, 4.0}, {3, 1, 4.0}}};

constexpr double kVariance = 6.8;  ///< of the length of a translation, per character
constexpr double kMostForLength = 25, kMostForMarks = 6;
constexpr double kNumberWorth = 2, kWordWorth = 1;
constexpr std::size_t kHalfBand = 40;  ///< sentences on either side of the diagonal

double shared(const Segment& first, const Segment& second) {
  double out = 0;
  auto other = second.marks.begin();
  for (const std::uint32_t mark : first.marks) {
    while (other != second.marks.end() && *other < mark) ++other;
    if (other == second.marks.end()) break;
    if (*other == mark) out += mark % 2 == 1 ? kNumberWorth : kWordWorth;
  }
  return out;
}

/// Characters before each segment, and in all.
std::vector<double> sums_of(std::span<const Segment> segments) {
  std::vector<double> out{0};
  for (const Segment& segment : segments) out.push_back(out.back() + static_cast<double>(segment.characters));
  return out;
}

class Aligner {
 public:
  Aligner(std::span<const Segment> first, std::span<const Segment> second)
      : first_(first), second_(second), first_sums_(sums_of(first)), second_sums_(sums_of(second)) {
    ratio_ = std::max(1.0, second_sums_.back()) / std::max(1.0, first_sums_.back());
  }

  std::vector<Bead> align() {
    for (std::size_t i = 0; i <= first_.size(); ++i) rows_.push_back(row_of(i));
    rows_[0].cells[0].cost = 0;
    for (std::size_t i = 0; i <= first_.size(); ++i) {
      for (std::size_t j = rows_[i].begin; j < rows_[i].begin + rows_[i].cells.size(); ++j) extend(i, j);
    }
    return trace();
  }

 private:
  struct Cell {
    double cost = std::numeric_limits<double>::infinity();
    const Move* by = nullptr;
  };
  /// What follows i sentences of the first text: the numbers of sentences of the second that are near the diagonal.
  struct Row {
    std::size_t begin = 0;
    std::vector<Cell> cells;
  };

  Row row_of(std::size_t i) const {
    const auto here = std::lower_bound(second_sums_.begin(), second_sums_.end(), first_sums_[i] * ratio_ - 0.5);
    const auto middle = std::min(static_cast<std::size_t>(here - second_sums_.begin()), second_.size());
    const std::size_t begin = i == 0 || middle < kHalfBand ? 0 : middle - kHalfBand;
    const std::size_t end = i == first_.size() ? second_.size() : std::min(second_.size(), middle + kHalfBand);
    return {begin, std::vector<Cell>(end + 1 - begin)};
  }

  Cell* cell(std::size_t i, std::size_t j) {
    if (i >= rows_.size() || j < rows_[i].begin || j - rows_[i].begin >= rows_[i].cells.size()) return nullptr;
    return &rows_[i].cells[j - rows_[i].begin];
  }

  void extend(std::size_t i, std::size_t j) {
    const double so_far = cell(i, j)->cost;
    if (so_far == std::numeric_limits<double>::infinity()) return;
    for (const Move& move : kMoves) {
      Cell* to = cell(i + move.first, j + move.second);
      if (to == nullptr) continue;
      const double cost = so_far + cost_of(i, j, move);
      if (cost < to->cost) *to = {cost, &move};
    }
  }

  double cost_of(std::size_t i, std::size_t j, const Move& move) const {
    const double expected = (first_sums_[i + move.first] - first_sums_[i]) * ratio_;
    const double length = second_sums_[j + move.second] - second_sums_[j];
    const double mean = std::max(1.0, (expected + length) / 2);
    const double difference = (length - expected) * (length - expected) / (kVariance * mean);
    double common = 0;
    for (std::size_t a = i; a < i + move.first; ++a) {
      for (std::size_t b = j; b < j + move.second; ++b) common += shared(first_[a], second_[b]);
    }
    return move.cost + std::min(kMostForLength, difference / 2) - std::min(kMostForMarks, common);
  }

  std::vector<Bead> trace() {
    std::vector<Bead> out;
    std::size_t i = first_.size(), j = second_.size();
    while (i > 0 || j > 0) {
      const Move* move = cell(i, j)->by;
      if (move == nullptr) return {};
      if (move->first > 0 && move->second > 0) out.push_back({{i - move->first, i}, {j - move->second, j}});
      i -= move->first;
      j -= move->second;
    }
    std::reverse(out.begin(), out.end());
    return out;
  }

  std::span<const Segment> first_, second_;
  std::vector<double> first_sums_, second_sums_;
  double ratio_ = 1;
  std::vector<Row> rows_;
};

}  // namespace

std::vector<Bead> align(std::span<const Segment> first, std::span<const Segment> second) {
  if (first.empty() || second.empty() || first.size() > kMaxSegments || second.size() > kMaxSegments) return {};
  return Aligner(first, second).align();
}

}  // namespace lectern::translation
