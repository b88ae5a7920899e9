#pragma once

#include <string>
#include <string_view>

namespace lectern::index {

/// The tag of a language that somebody calls by its name, `英文` or `english`; anything else as it is. `name` is
/// folded.
std::string asked_language(std::string_view name);

}  // namespace lectern::index
