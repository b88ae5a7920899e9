#pragma once

#include <string_view>

namespace lectern::publish {

/// Whether `path` is a plain way down from the sink's root: parts separated by '/', none empty, '.' or '..', no
/// backslash and no control character.
bool is_plain_path(std::string_view path);

/// The uppermost folder with a hashed name that `path` lies in, with '/' at its end; empty when it lies in none.
std::string_view hashed_folder_of(std::string_view path);

/// The folder that holds `path`, without '/' at its end; empty for what stands at the top.
std::string_view folder_of(std::string_view path);

}  // namespace lectern::publish
