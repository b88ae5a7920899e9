#pragma once

#include <string_view>

namespace lectern::serve {

/// Whether a file or folder of this name never matters to a site: hidden ones, and what editors and tools keep beside a
/// file while it is being written.
bool is_passing_name(std::string_view name);

}  // namespace lectern::serve
