#include "index/sections.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>
#include <utility>

#include "index/parts.h"
#include "index/passages.h"
#include "index/schema.h"

namespace lectern::index {
namespace {

using Terms = std::set<std::string_view>;

/// Adds those of `weights` that stand in `text`.
void add_terms(std::string_view text, const TermWeights& weights, Terms& out) {
  for (const PlacedTerm& placed : placed_terms(text)) {
    if (const auto found = weights.find(placed.term); found != weights.end()) out.insert(found->first);
  }
}

/// In whole grains, so that equal sums in another order are equal.
double in_grains(double sum) {
  return std::round(sum / kScoreGrain);
}

double score(const core::CardSection& section, const TermWeights& weights) {
  Terms heading, text;
  add_terms(section.title, weights, heading);
  add_terms(section.text, weights, text);
  double sum = 0;
  for (const auto& [term, known] : weights) {
    if (heading.contains(term)) {
      sum += 2 * known.weight;
    } else if (text.contains(term)) {
      sum += known.weight;
    }
  }
  return in_grains(sum);
}

Terms terms_of(const Passage& passage, const TermWeights& weights) {
  Terms terms;
  for (const core::CardSection& section : passage.sections) {
    const bool cut = passage.continues && &section == &passage.sections.front();
    if (!cut) add_terms(section.title, weights, terms);
    add_terms(section.text, weights, terms);
  }
  return terms;
}

}  // namespace

// Common terms count where they stand first, as the web index knows no more.
Passage best_passage(const core::Card& card, const TermWeights& weights, std::span<const ImpliedPlace> implied) {
  std::vector<Passage> passages = passages_of(card);
  std::vector<double> scores;
  Terms seen;
  for (const Passage& passage : passages) {
    double sum = 0;
    for (const std::string_view term : terms_of(passage, weights)) {
      const TermWeight& known = weights.find(term)->second;
      if (seen.insert(term).second || !known.common) sum += known.weight;
    }
    for (const ImpliedPlace& term : implied) {
      if (term.place == in_passage(1 + scores.size())) sum += term.weight;
    }
    scores.push_back(in_grains(sum));
  }
  const auto best = std::max_element(scores.begin(), scores.end());
  return std::move(passages[static_cast<std::size_t>(best - scores.begin())]);
}

std::vector<core::CardSection> best_sections(Passage passage, const TermWeights& weights) {
  std::vector<std::pair<double, core::CardSection>> scored;
  for (core::CardSection& section : passage.sections) {
    if (const double points = score(section, weights); points > 0) scored.emplace_back(points, std::move(section));
  }
  std::stable_sort(scored.begin(), scored.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  if (scored.size() > kMaxSections) scored.resize(kMaxSections);
  std::vector<core::CardSection> out;
  for (auto& [points, section] : scored) out.push_back(std::move(section));
  return out;
}

}  // namespace lectern::index
