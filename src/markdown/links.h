#pragma once

#include <vector>

#include "markdown/document.h"
#include "markdown/images.h"
#include "markdown/input.h"
#include "markdown/report.h"
#include "markdown/tree.h"

namespace lectern::markdown {

/// Ends bare addresses at Chinese punctuation, where Chinese text goes on without a space: cmark takes everything up
/// to the next space. Addresses in what was taken too much become links of their own.
void trim_addresses(Node* root);

/// All links and images of a body, in document order, and what is known of the images.
struct ResolvedLinks {
  std::vector<Link> links;
  ImageLooks images;
};

/// Asks `resolve` where each link and image leads, once, in document order. Unless `allow_unsafe`,
/// links to unsafe URLs become their text, with a Warning `unsafe-url`.
ResolvedLinks resolve_links(Node* root, const LinkResolver& resolve, bool allow_unsafe, const Input& input,
                            Report& report);

}  // namespace lectern::markdown
