#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "web_index/bytes.h"

namespace lectern::web_index {

/// Keys are terms with a field's prefix at most; longer ones are refused, so that no reader needs a larger buffer.
inline constexpr std::size_t kMaxKeyBytes = 255;

/// What of `text` follows behind the bytes that it shares with `base` at the beginning.
std::string_view rest_against(std::string_view base, std::string_view text);
/// Reads `following` bytes and puts them behind the first `shared` ones of `base`. The reader fails as that of
/// `read_against`.
std::string joined_against(ByteReader& in, std::string_view base, std::uint32_t shared, std::uint32_t following);

/// Writes `text` as what it shares with `base` and what differs.
void write_against(ByteWriter& out, std::string_view base, std::string_view text);

/// Reads it back. The reader fails for a text that is empty, longer than kMaxKeyBytes, not UTF-8, or that shares more
/// with `base` than was said: one text has one form.
std::string read_against(ByteReader& in, std::string_view base);

}  // namespace lectern::web_index
