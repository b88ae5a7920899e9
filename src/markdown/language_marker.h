#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lectern::markdown {

/// The tag in `<!-- lang: en -->` when `html` is such a comment and nothing else.
std::optional<std::string> language_marker(std::string_view html);

/// `html` without its comments; an unclosed one goes on to the end.
std::string without_comments(std::string_view html);

}  // namespace lectern::markdown
