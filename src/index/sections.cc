#include "index/sections.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>

#include "index/parts.h"
#include "index/schema.h"

namespace lectern::index {
namespace {

/// Those of `weights` that stand in `text`.
std::set<std::string_view> terms_of(std::string_view text, const TermWeights& weights) {
  std::set<std::string_view> out;
  for (const PlacedTerm& placed : placed_terms(text)) {
    if (const auto found = weights.find(placed.term); found != weights.end()) out.insert(found->first);
  }
  return out;
}

/// In whole grains, so that equal sums in another order are equal.
double score(const core::CardSection& section, const TermWeights& weights) {
  const std::set<std::string_view> heading = terms_of(section.title, weights);
  const std::set<std::string_view> text = terms_of(section.text, weights);
  double sum = 0;
  for (const auto& [term, weight] : weights) {
    if (heading.contains(term)) {
      sum += 2 * weight;
    } else if (text.contains(term)) {
      sum += weight;
    }
  }
  return std::round(sum / kScoreGrain);
}

}  // namespace

std::vector<std::size_t> best_sections(const core::Card& card, const TermWeights& weights) {
  std::vector<double> scores;
  std::vector<std::size_t> out;
  for (const core::CardSection& section : card.sections) {
    scores.push_back(score(section, weights));
    if (scores.back() > 0) out.push_back(scores.size() - 1);
  }
  std::stable_sort(out.begin(), out.end(), [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
  if (out.size() > kMaxSections) out.resize(kMaxSections);
  return out;
}

}  // namespace lectern::index
