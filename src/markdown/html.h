#pragma once

#include <string>
#include <vector>

#include "markdown/document.h"
#include "markdown/images.h"
#include "markdown/tree.h"

namespace lectern::markdown {

/// Turns a tree whose links, languages and `sections` are settled into the page's HTML; the tree is used up. Nodes that
/// cmark would render otherwise are replaced by elements of our own, and cmark's renderer does the rest. Unless
/// `unsafe`, that renderer drops raw HTML and unsafe URLs too.
std::string make_html(Node* root, const std::vector<Section>& sections, const ImageLooks& images, bool unsafe);

}  // namespace lectern::markdown
