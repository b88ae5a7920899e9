#pragma once

#include <unordered_map>

#include "core/pixel_size.h"
#include "markdown/tree.h"

namespace lectern::markdown {

/// What is known of an image beyond its node.
struct ImageLook {
  core::PixelSize size;
  bool early = false;  ///< the first one, above all headings: likely to be seen at once
};
using ImageLooks = std::unordered_map<Node*, ImageLook>;

/// An image with a title, alone in its paragraph: it is shown with the title below it.
bool is_figure(Node* image);

/// Makes elements of all images: of a known size, so that nothing jumps when they come; loaded when they come near, or
/// at once if early; figures with captions.
void render_images(Node* root, const ImageLooks& looks, bool unsafe);

/// Text of a list item that cmark shows without a paragraph around it.
bool is_tight_item_text(Node* paragraph);

}  // namespace lectern::markdown
