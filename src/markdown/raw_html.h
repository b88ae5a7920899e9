#pragma once

#include "markdown/input.h"
#include "markdown/report.h"
#include "markdown/tree.h"

namespace lectern::markdown {

/// Takes language markers out of the tree, and unless `allowed` all other HTML: comments silently, the rest with a
/// Warning `raw-html-omitted`. `<br>` stays in the tree; the page gets a line break of our own for it.
void filter_raw_html(Node* root, bool allowed, const Input& input, Report& report);

}  // namespace lectern::markdown
