#pragma once

#include <string>
#include <string_view>

#include "markdown/tree.h"

namespace lectern::markdown {

enum class TextOf {
  All,    ///< everything that can be read: what is searched
  Prose,  ///< without code, addresses and images: what tells a language
};

/// The inlines below `node` in one line: marks of markup gone, line breaks as spaces, images as their alternative
/// text, figures with their caption. Spaces at the ends and runs of them are dropped.
std::string inline_text(Node* node, TextOf what = TextOf::All);

/// One block that has no blocks inside, or a row of a table, in one line; empty for others.
std::string block_text(Node* node, TextOf what = TextOf::All);

/// Everything below `node`, one line a block.
std::string all_text(Node* node, TextOf what = TextOf::All);

/// A link whose text is its own address: `<https://a.org>`, `www.a.org`, `me@a.org`.
bool shows_address(Node* link);

/// Whether `html` is `<br>`, the one tag that plain Markdown has no word for inside tables.
bool is_line_break_tag(std::string_view html);

}  // namespace lectern::markdown
