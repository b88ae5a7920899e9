#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace lectern::archive {

/// Characters that no page and no feed may hold: controls but tab and line ends, and the two noncharacters that XML
/// forbids.
bool is_control(char32_t code_point);

/// The byte offset of the first control character of a file's text; a carriage return counts unless a line feed
/// follows. `text` must be valid UTF-8.
std::optional<std::size_t> first_control(std::string_view text);

/// A value on one line: white space at the ends dropped, line ends and tabs inside as one space.
std::string tidy(std::string_view text);

}  // namespace lectern::archive
