#pragma once

#include <string_view>

namespace lectern::importer {

/// Why a line is no part of a lesson: links to other posts, buttons to share, counters, copyright. Empty for others.
std::string_view furniture(std::string_view line);

}  // namespace lectern::importer
