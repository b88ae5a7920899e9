#pragma once

#include <cstdint>
#include <vector>

namespace lectern::web_index {

/// Codes whose lengths alone tell them: shorter ones first, those of equal length in order of symbol. The code of ones
/// only, as long as the longest, belongs to no symbol: it is the end, and ones fill up the last byte.
inline constexpr unsigned kMaxCodeBits = 15;

/// The lengths that make symbols that occur `counts` times take the fewest bits; 0 for those that do not occur. At
/// least one must, and fewer than 2¹⁵.
std::vector<std::uint8_t> code_lengths(std::vector<std::uint64_t> counts);

/// The codes, each in the low bits of its number.
std::vector<std::uint16_t> assign_codes(const std::vector<std::uint8_t>& lengths);

/// Whether `lengths` leave exactly the code of the end.
bool is_prefix_code(const std::vector<std::uint8_t>& lengths);

}  // namespace lectern::web_index
