#pragma once

#include <cstdint>
#include <span>
#include <utility>

namespace lectern::language {

/// How the characters are read that Chinese is mostly written in, the 3,755 of the first level of GB 2312: each with
/// the number of its syllable, without tone. Ascending by character. Who types by sound picks a wrong character of the
/// same syllable more often than any other. Any thread.
std::span<const std::pair<char32_t, std::uint16_t>> han_readings();

}  // namespace lectern::language
