#pragma once

#include "markdown/input.h"
#include "markdown/report.h"
#include "markdown/tree.h"

namespace lectern::markdown {

/// Whether a code block was begun with a fence that nothing closes, so that it took in what was not meant: it ends
/// without a closing fence, or another block of code begins inside.
bool is_unclosed(Node* code_block, const Input& input);

/// Warns of such blocks: `code-unclosed`.
void check_code_fences(Node* root, const Input& input, Report& report);

}  // namespace lectern::markdown
