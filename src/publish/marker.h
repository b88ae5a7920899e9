#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <string_view>

#include "core/result.h"

namespace lectern::publish {

/// What the marker of a published folder holds.
inline constexpr std::string_view kMarkerText =
    "lectern made this folder, and replaces it whole with each build: keep nothing of your own in it.\n";

/// What the marker in a folder tells.
struct Marker {
  /// Files that an earlier version listed as kept: they have outlived their publish already.
  std::set<std::string, std::less<>> kept;
};

/// Reads the marker of a folder. A missing or empty folder passes; one with files but no marker, or with one that
/// lectern did not write, was not made by lectern: an Error that says so.
core::Result<Marker> read_marker(const std::filesystem::path& folder);

}  // namespace lectern::publish
