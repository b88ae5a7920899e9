#pragma once

#include <string>
#include <string_view>

#include "importer/post.h"

namespace lectern::importer {

/// The blocks of a pasted text: its paragraphs. Lines that were broken to fit a width (mail, terminals) are joined
/// again; otherwise each line is a block, whether blank lines stand between or not. A text that came as one line is one
/// block: finding its paragraphs is the drafter's. Any bytes will do.
Post post_of_text(std::string_view text, std::string name);

}  // namespace lectern::importer
