#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lectern::web_index {

/// `text`, which must be valid UTF-8, as the browser holds it.
std::u16string to_utf16(std::string_view text);

/// Nothing when a surrogate has no other half.
std::optional<std::string> to_utf8(std::u16string_view units);

inline bool is_surrogate(char16_t unit) {
  return (unit & 0xF800) == 0xD800;
}

}  // namespace lectern::web_index
