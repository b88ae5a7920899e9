#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "translation/aligned_lesson.h"

namespace lectern::translation {

inline constexpr std::size_t kMostLessons = 2048;
inline constexpr std::size_t kMostCells = std::size_t{16} << 20;

/// Which of some lessons to learn from: all, or one in 2^k of them, chosen by their paths, with k such that they are
/// `most` at most. An edit elsewhere, or a lesson more, changes the choice only when it changes k. Ascending.
std::vector<std::size_t> sample_of(std::span<const std::string> paths, std::size_t most = kMostLessons);

/// The same again, so that the lessons have about kMostCells of words that stand beside each other, which is what
/// learning takes its time for.
std::vector<std::size_t> sample_of(std::span<const std::string> paths, std::span<const AlignedLesson> lessons);

}  // namespace lectern::translation
