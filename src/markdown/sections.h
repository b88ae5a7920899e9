#pragma once

#include <vector>

#include "markdown/document.h"
#include "markdown/input.h"
#include "markdown/tree.h"

namespace lectern::markdown {

/// Cuts a tree into sections; the n-th heading of the tree is the n-th section with an anchor. A footnote's text stands
/// in the section that names it first.
std::vector<Section> make_sections(Node* root, const Input& input);

}  // namespace lectern::markdown
