#pragma once

#include <filesystem>

#include "core/result.h"

namespace lectern::publish {

/// Puts the folder `fresh` where `live` stands. Afterwards `fresh` is what `live` was, or is gone when there was
/// nothing. One step where the file system can exchange two names; elsewhere two renames, undone when the second fails.
core::Result<void> exchange(const std::filesystem::path& fresh, const std::filesystem::path& live);

}  // namespace lectern::publish
