#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/card.h"
#include "index/passages.h"
#include "index/term_weights.h"

namespace lectern::index {

// Sections that answer a query are chosen in two steps, since a browser fetches one passage only. Scores are rounded to
// kScoreGrain; of equal ones the earlier comes first. The browser's `src/client` chooses alike.

/// A term of the query that the write-up implies.
struct ImpliedPlace {
  Places place = 0;   ///< where
  double weight = 0;  ///< of the term where it is implied
};

/// The passage whose terms weigh most, with common terms counted where they stand first, and implied ones likewise.
Passage best_passage(const core::Card& card, const TermWeights& weights, std::span<const ImpliedPlace> implied = {});

/// Up to three sections of the passage (cut ones have only the lines in it), the best first: those with the greatest
/// sum of the weights of the terms that they have, twice for those in the heading. Sections without any term are left
/// out.
std::vector<core::CardSection> best_sections(Passage passage, const TermWeights& weights);

inline constexpr std::size_t kMaxSections = 3;

}  // namespace lectern::index
