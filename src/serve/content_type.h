#pragma once

#include <string_view>

namespace lectern::serve {

/// The media type of a file by its name, with the encoding of text; `application/octet-stream` for what is unknown.
std::string_view content_type_of(std::string_view path);

/// Whether it is a page, into which the script that reloads goes.
bool is_page(std::string_view content_type);

}  // namespace lectern::serve
