#pragma once

#include <string>
#include <string_view>

namespace lectern::site {

/// `text` for the inside of an element or a quoted attribute, in HTML and in XML alike. Characters that XML 1.0 does
/// not have become U+FFFD. `text` must be valid UTF-8.
std::string escape_markup(std::string_view text);

}  // namespace lectern::site
