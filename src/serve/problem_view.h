#pragma once

#include <optional>
#include <string>

#include "core/diagnostic.h"
#include "core/error.h"

namespace lectern::serve {

/// How many problems a page shows; the rest is counted.
inline constexpr std::size_t kMostShownProblems = 50;

/// What pages are told: a JSON object of one line.
///
///     {"errors": 1, "warnings": 0, "problems": [{"severity": "error", "lines": [["a/b.md:3:1: error: …"],
///       ["  title: ", "社区", ""], ["         ^~~~"], ["hint: …"]]}]}
///
/// Errors stand before warnings, notes are left out. The lines are those of `format_diagnostic`, each cut into
/// stretches of narrow and wide characters that take turns, a narrow one first: two cells are what the caret counts for
/// a wide one, and a browser's fonts alone would not give them. An Error that stopped the rebuild stands first.
std::string state_json(const core::Diagnostics& problems, const std::optional<core::Error>& failure);

}  // namespace lectern::serve
