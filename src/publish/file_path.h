#pragma once

#include <string_view>

namespace lectern::publish {

/// Whether `path` is a plain way down from the sink's root: parts separated by '/', none empty, '.' or '..', no
/// backslash and no control character.
bool is_plain_path(std::string_view path);

}  // namespace lectern::publish
