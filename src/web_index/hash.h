#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lectern::web_index {

/// What names a file by its bytes: XXH32 with seed 0 in the upper half, with seed 1 in the lower. Made to notice
/// accidents, not attacks; 32-bit arithmetic keeps it fast and short in browsers.
using Hash = std::uint64_t;
inline constexpr std::size_t kHashBytes = 8;

Hash hash_of(std::string_view bytes);
/// XXH32 with seed 0 alone: what seals a file at its place.
std::uint32_t short_hash_of(std::string_view bytes);

/// 16 lower-case hex digits.
std::string to_hex(Hash hash);
/// The reverse of `to_hex`; nothing for any other text.
std::optional<Hash> parse_hex(std::string_view text);

}  // namespace lectern::web_index
