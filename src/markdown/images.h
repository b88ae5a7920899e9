#pragma once

#include "markdown/tree.h"

namespace lectern::markdown {

/// An image with a title, alone in its paragraph: it is shown with the title below it.
bool is_figure(Node* image);

/// Makes elements of all images: loaded when they come near, figures with captions.
void render_images(Node* root, bool unsafe);

/// Text of a list item that cmark shows without a paragraph around it.
bool is_tight_item_text(Node* paragraph);

}  // namespace lectern::markdown
