#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "importer/post.h"

namespace lectern::importer {

/// The blocks of a Markdown body, each written as it was: headings, paragraphs and plain lists as such, what is more
/// than that (lists with paragraphs in them, HTML) whole, as Tables are. `lines` are without line ends; the first one
/// is `first_line` of the source.
std::vector<Block> markdown_blocks(const std::vector<std::string>& lines, std::size_t first_line);

}  // namespace lectern::importer
