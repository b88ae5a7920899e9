#pragma once

#include <filesystem>
#include <string_view>

#include "core/result.h"

namespace lectern::publish {

/// The folder that `output` leads to: absolute, `.` and links followed. Folders above it are made as needed. Errors say
/// why nothing can be published there: it is a mount point or the root, or the folder above it cannot be written to.
core::Result<std::filesystem::path> output_place(const std::filesystem::path& output);

/// A hidden name beside the output.
std::filesystem::path beside(const std::filesystem::path& output, std::string_view suffix);

/// Whether a folder can be renamed from one of these folders to the other. Changes nothing.
bool can_rename_between(const std::filesystem::path& one, const std::filesystem::path& other);

}  // namespace lectern::publish
