#pragma once

#include <vector>

#include "core/source_position.h"
#include "markdown/input.h"
#include "markdown/report.h"
#include "markdown/tree.h"

namespace lectern::markdown {

/// The definitions that cmark gathered at the end of the document, by number from 1; whatever their lines.
std::vector<Node*> gathered_definitions(Node* root);

/// The number that a reference shows.
std::size_t number_of(Node* reference);

/// Keeps the footnotes that the rest of the tree refers to, directly or through another footnote, and numbers them
/// from 1 in the order in which they are first named. Warns of definitions in `body` that nothing uses
/// (`footnote-unused`) and of labels defined again (`footnote-repeated`): neither is shown.
/// `definitions` are those that cmark gathered.
void settle_footnotes(Node* root, const std::vector<Node*>& definitions, core::LineRange body, const Input& input,
                      Report& report);

/// Makes references links and definitions a list, and ties them together: `fn-1`, `fnref-1`, `fnref-1-2`.
void render_footnotes(Node* root);

}  // namespace lectern::markdown
