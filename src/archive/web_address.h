#pragma once

#include <string_view>

namespace lectern::archive {

/// Whether `text` is an absolute http or https address with a host, and without white space or user name.
bool is_web_address(std::string_view text);

}  // namespace lectern::archive
