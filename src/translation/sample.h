#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "translation/aligned_lesson.h"

namespace lectern::translation {

inline constexpr std::size_t kMostLessons = 2048;
/// A few lessons tell how large the others are.
inline constexpr std::size_t kPilotLessons = 64;
/// Words that stand beside each other, in all pairs: what learning takes its time for.
inline constexpr std::size_t kMostCells = std::size_t{16} << 20;

/// Which of some lessons to learn from: all, or one in 2^k of them, chosen by their paths, with k such that they are
/// `most` at most. An edit elsewhere, or a lesson more, changes the choice only when it changes k. Ascending; what is
/// chosen for fewer is chosen for more.
std::vector<std::size_t> sample_of(std::span<const std::string> paths, std::size_t most);

/// How many lessons have kMostCells, and not more than kMostLessons, if all are as large as these on the average. As
/// many as these at least.
std::size_t most_lessons(std::span<const AlignedLesson* const> pilots);

}  // namespace lectern::translation
