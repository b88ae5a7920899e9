#pragma once

#include "markdown/tree.h"

namespace lectern::markdown {

/// Emphasis in emphasis in emphasis: browsers stop at some hundred elements in each other.
inline constexpr int kMaxInlineNesting = 50;

/// Takes the emphasis off inlines that are nested deeper; their text stays.
void flatten_inlines(Node* root);

}  // namespace lectern::markdown
