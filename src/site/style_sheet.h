#pragma once

#include <string>
#include <string_view>

namespace lectern::site {

/// A style sheet without what only its writers need: comments, line breaks, indentation. It says the same to every
/// browser; strings, unquoted URLs and what is escaped stay as they are. Any bytes may come in.
std::string without_layout(std::string_view css);

}  // namespace lectern::site
