#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "web_index/bytes.h"

namespace lectern::web_index {

/// Keys are terms with a field's prefix at most; longer ones are refused, so that no reader needs a larger buffer.
inline constexpr std::size_t kMaxKeyBytes = 255;

/// Writes `text` as what it shares with `base` and what differs.
void write_against(ByteWriter& out, std::string_view base, std::string_view text);

/// Reads it back. The reader fails for a text that is empty, longer than kMaxKeyBytes, not UTF-8, or that shares more
/// with `base` than was said: one text has one form.
std::string read_against(ByteReader& in, std::string_view base);

}  // namespace lectern::web_index
