#pragma once

#include <string>
#include <string_view>

namespace lectern::markdown {

/// `text` for HTML, between tags or in a quoted attribute.
std::string escape(std::string_view text);

}  // namespace lectern::markdown
