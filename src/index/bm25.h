#pragma once

#include <cstdint>

namespace lectern::index {

/// The ranking: the score of a write-up is the sum, over the text terms of the query that it has, of
///
///     weight · share,   share = f / (k1 · (1 - b + b · max(length / average, floor)) + f)
///
/// where f is the term's wdf, or `implied_frequency` of one that is implied. This is BM25 but for `weight`, see
/// `term_weight`, and for the length, which is rounded, see `length_rung`: a browser needs the lengths of all
/// write-ups, and rough ones take a third of the bytes.

/// How much a term tells: ln(odds) ^ kIdfExponent of the odds (N - n + ½) / (n + ½) that a write-up does not have it,
/// with odds/2 + 1 in place of odds below 2, as Xapian's BM25 has it, so that the weight is positive.
///
/// `collection`, N, is the number of write-ups in the language that has most, not of all: 'the' is in every English
/// write-up and in no Chinese one, and says nothing for all that. `frequency`, n, is how many write-ups have the term;
/// one that has more than N counts as N.
double term_weight(std::uint32_t collection, std::uint32_t frequency);

/// The share of its weight that a term gets in a write-up: 0 to less than 1. `rung` is the write-up's, `average` the
/// mean of all lengths before they are rounded.
double term_share(double frequency, std::uint32_t rung, double average);

/// How often a term that is implied at `level` (`ImpliedTerm`) counts: 2^(level - 3).
double implied_frequency(std::uint8_t level);

/// Lengths are rounded up to a ladder of 1, 2, 3 and so on in steps of a quarter of the rung, rounded down, and of 1 at
/// least. The number of the rung for `length`, from 0; lengths of 0 are on the first.
std::uint32_t length_rung(std::uint32_t length);
/// The length that a rung stands for. Needs rung < kLengthRungs.
std::uint32_t rung_length(std::uint32_t rung);
/// So many rungs cover all lengths below 2³¹.
inline constexpr std::uint32_t kLengthRungs = 96;

}  // namespace lectern::index
