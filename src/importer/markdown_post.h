#pragma once

#include <string>
#include <string_view>

#include "importer/picture_shelf.h"

namespace lectern::importer {

/// The post of a Markdown text: its front matter as facts, its body as blocks that are written as they were. Pictures
/// and files that it links to relatively come along under the same paths. `text` is valid UTF-8; never fails.
SourcePost post_of_markdown(std::string_view text, std::string name, const ReadBeside& read_beside);

}  // namespace lectern::importer
