#pragma once

#include <cstddef>
#include <vector>

#include "core/card.h"
#include "index/term_weights.h"

namespace lectern::index {

/// Up to three sections of a write-up that answer a query with such terms, the best first. Chosen in two steps, since a
/// browser fetches one passage only: the passage whose terms weigh most, the first of equal ones, with common terms
/// counted where they stand first; of its sections (cut ones have only the lines in that passage) those with the
/// highest score: the sum of the weights of the terms that they have, twice for those in the heading. Scores are
/// rounded to kScoreGrain; of equal ones the earlier comes first; sections without any term are left out. The browser's
/// `src/client/sections.js` chooses alike.
std::vector<core::CardSection> best_sections(const core::Card& card, const TermWeights& weights);

inline constexpr std::size_t kMaxSections = 3;

}  // namespace lectern::index
