#pragma once

#include <string>
#include <string_view>

namespace lectern::archive {

/// Files that editors, desktops and version control leave behind, and everything hidden: never part of an archive.
bool is_ignored_name(std::string_view name);

/// What a folder's name says to a reader: `1-getting-started` as `Getting started`. A name of digits alone stays.
std::string readable_title(std::string_view name);

/// Whether `a` stands before `b` for people: numbers by value (`2-x` before `10-x`), the rest bytewise. A strict total
/// order: names that differ are never equal.
bool natural_less(std::string_view a, std::string_view b);

}  // namespace lectern::archive
