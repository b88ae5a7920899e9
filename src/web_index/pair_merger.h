#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lectern::web_index {

/// The strings that come of joining, again and again, the two neighbours that stand side by side most often in `texts`:
/// at most `max_strings`, each of at most `max_length` characters and at least `min_count` times in the texts, in order
/// of discovery. Only characters of `alphabet`, which ascend, are joined.
std::vector<std::u16string> join_frequent_pairs(const std::vector<std::u16string>& texts, std::u16string_view alphabet,
                                                std::size_t max_strings, std::size_t max_length,
                                                std::uint32_t min_count);

}  // namespace lectern::web_index
