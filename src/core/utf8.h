#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace lectern::core {

/// The byte offset of the first sequence that is not well-formed UTF-8 (surrogates and overlong forms are not).
std::optional<std::size_t> first_invalid_utf8(std::string_view text);

/// Reads the code point at `offset` and moves `offset` past it. `text` must be valid; `offset < text.size()`.
char32_t next_code_point(std::string_view text, std::size_t& offset);

void append_utf8(std::string& out, char32_t code_point);

/// How many code points `text` has; `text` must be valid.
std::size_t code_point_count(std::string_view text);

/// Terminal cells of one code point: 0 for combining marks, 2 for wide and full-width ones, else 1.
int cell_width(char32_t code_point);

/// Whether `code_point` could drive a terminal instead of being shown: control characters, and marks that turn the
/// direction of text.
bool is_unprintable(char32_t code_point);

/// At most `max_code_points` of `text`, cut at a code-point boundary, no ellipsis.
std::string_view prefix_code_points(std::string_view text, std::size_t max_code_points);

}  // namespace lectern::core
