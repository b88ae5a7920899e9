#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "archive/archive.h"

namespace lectern::importer {

/// The guest that a paragraph of a guests' section introduces: `俞祖成:政策科学博士,…`, `Liu Fei, director of …`.
/// The role is the first clause of what is said. Nothing for `Mr. Yu shared …`.
std::optional<archive::Guest> introduced_guest(std::string_view paragraph);

/// Where introductions with a colon begin after a space, in the text of a guests' section that has lost its
/// paragraphs: `… 委员 刘飞:成都市…`.
std::vector<std::size_t> introductions_in(std::string_view text);

}  // namespace lectern::importer
