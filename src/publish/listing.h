#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "core/result.h"

namespace lectern::publish {

/// What a published folder holds: path to whether this publish made it (`true`) or the one before (`false`).
using Listing = std::map<std::string, bool, std::less<>>;

std::string format_listing(const Listing& listing);

/// Reads the listing of a published folder. An empty or missing folder has an empty one; a folder with files but no
/// listing, or with one that does not read, was not made by lectern: an Error that says so.
core::Result<Listing> read_listing(const std::filesystem::path& folder);

}  // namespace lectern::publish
