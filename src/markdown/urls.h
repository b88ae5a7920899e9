#pragma once

#include <string>
#include <string_view>

namespace lectern::markdown {

/// The scheme of `url` as a browser reads it: lower case, and not fooled by control characters, tabs, line ends and
/// spaces that it skips. Empty for a relative URL.
std::string scheme_of(std::string_view url);

/// Whether following `url` could run a script or read a reader's disk: javascript:, vbscript:, file:, and data: unless
/// a PNG, GIF, JPEG or WebP image.
bool is_unsafe_url(std::string_view url);

}  // namespace lectern::markdown
