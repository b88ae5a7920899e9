#pragma once

#include <map>
#include <string>
#include <string_view>

namespace lectern::site {

/// `text` for the inside of an element or a quoted attribute, in HTML and in XML alike. Characters that XML 1.0 does
/// not have become U+FFFD. `text` must be valid UTF-8.
std::string escape_markup(std::string_view text);

/// A JSON object of texts that may stand inside a `<script>`: no '<', '>' or '&' appears in it as itself.
std::string json_for_script(const std::map<std::string, std::string, std::less<>>& entries);

}  // namespace lectern::site
