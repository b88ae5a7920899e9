#pragma once

#include "markdown/tree.h"

namespace lectern::markdown {

/// Takes out the soft line breaks between Chinese characters, which a page would show as spaces.
void join_lines(Node* root);

}  // namespace lectern::markdown
