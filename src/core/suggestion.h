#pragma once

#include <span>
#include <string>
#include <string_view>

namespace lectern::core {

/// The candidate nearest to `word` by Damerau-Levenshtein distance over bytes, ignoring ASCII case, for 'did you mean';
/// empty when none is near (more than a third of the word's length, at least 1, differs). Ties go to the first.
std::string nearest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace lectern::core
