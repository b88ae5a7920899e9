#pragma once

#include <string>
#include <string_view>

namespace lectern::serve {

/// The part of the address space that is the preview's own; no file of a site is served below it.
inline constexpr std::string_view kOwnFolder = "__lectern__/";

/// The page with the script that keeps it up to date, at the end of its body. `fingerprint` is that of the page
/// without it, which the script compares with what is served later.
std::string with_reload_script(std::string_view page, std::string_view fingerprint);

}  // namespace lectern::serve
