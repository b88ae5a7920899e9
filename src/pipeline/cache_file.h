#pragma once

#include <filesystem>
#include <string_view>

#include "core/result.h"

namespace lectern::pipeline {

/// Puts `bytes` where `file` is in one step: who reads meanwhile, and whoever finds it after a crash of the program,
/// sees the old file or the new one.
core::Result<void> replace_file(const std::filesystem::path& file, std::string_view bytes);

/// Adds `bytes` at the end of `file`, which must exist. A crash may leave some of them.
core::Result<void> append_to_file(const std::filesystem::path& file, std::string_view bytes);

}  // namespace lectern::pipeline
