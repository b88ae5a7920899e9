#pragma once

#include <cstddef>
#include <vector>

#include "core/card.h"
#include "index/term_weights.h"

namespace lectern::index {

/// Up to three sections of `card` that answer a query with such terms, the best first: a section's score is the sum of
/// the weights of the terms that it has, twice for those in its heading, rounded to kScoreGrain. Of equal ones the
/// earlier comes first; sections without any term are left out. The browser's `src/client/sections.js` chooses alike.
std::vector<std::size_t> best_sections(const core::Card& card, const TermWeights& weights);

inline constexpr std::size_t kMaxSections = 3;

}  // namespace lectern::index
