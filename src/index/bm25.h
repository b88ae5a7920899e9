#pragma once

#include <cstdint>

namespace lectern::index {

/// The ranking: the score of a write-up is the sum, over the text terms of the query that it has, of
///
///     weight · f / (k1 · (1 - b + b · max(length / average, floor)) + f)
///
/// where f is the term's wdf. This is BM25 but for `weight`: see `term_weight`.

/// How much a term tells: ln(odds) ^ kIdfExponent of the odds (N - n + ½) / (n + ½) that a write-up does not have it,
/// with odds/2 + 1 in place of odds below 2, as Xapian's BM25 has it, so that the weight is positive.
///
/// `collection`, N, is the number of write-ups in the language that has most, not of all: 'the' is in every English
/// write-up and in no Chinese one, and says nothing for all that. `frequency`, n, is how many write-ups have the term;
/// one that has more than N counts as N.
double term_weight(std::uint32_t collection, std::uint32_t frequency);

/// The share of its weight that a term gets in a write-up: 0 to less than 1. `average` is the mean length of all.
double term_share(double wdf, double length, double average);

}  // namespace lectern::index
