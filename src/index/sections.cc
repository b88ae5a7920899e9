#include "index/sections.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

#include "index/parts.h"
#include "index/schema.h"

namespace lectern::index {
namespace {

std::set<std::string> terms_of(std::string_view text) {
  std::set<std::string> out;
  for (PlacedTerm& placed : placed_terms(text)) out.insert(std::move(placed.term));
  return out;
}

/// In whole grains, so that equal sums in another order are equal.
double score(const core::CardSection& section, const TermWeights& weights) {
  const std::set<std::string> heading = terms_of(section.title);
  const std::set<std::string> text = terms_of(section.text);
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
