#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "check/check.h"
#include "core/diagnostic.h"

/// Rules about headings.
namespace lectern::check {

/// `heading-jump`: `####` under `##`. Who listens to a page, or goes through it by its headings, misses a level there.
void check_heading_levels(const Text& text, core::Diagnostics& problems);

/// `sections-differ`: two write-ups with other headings. Once a pair, at the first place that differs.
void compare_sections(const Text& first, const Text& second, core::Diagnostics& problems);

/// A heading as far as it can be compared across languages.
struct HeadingShape {
  int level = 0;
  std::size_t bytes = 0;  ///< of the text under it
};

/// The first place where two outlines part: indices of the headings there. Where one of them alone is given, that
/// heading has no counterpart; where both are, their levels differ.
struct OutlineDifference {
  std::optional<std::size_t> first, second;
};

/// Lays one outline on the other with as few gaps as can be, headings of like level with texts of like length on each
/// other. Nothing when no heading is left over and all levels agree.
std::optional<OutlineDifference> first_difference(const std::vector<HeadingShape>& first,
                                                  const std::vector<HeadingShape>& second);

}  // namespace lectern::check
