#pragma once

#include <string>
#include <vector>

namespace lectern::markdown {

/// One anchor a heading, in order: the title's slug, `section` where nothing is left of it. Unique in the page, and of
/// equal titles the first keeps the plain form: `x`, `x-2`, `x-3`, around headings that are called so by themselves.
/// Never begins with `fn-` or `fnref-`, which belong to footnotes.
std::vector<std::string> make_anchors(const std::vector<std::string>& titles);

}  // namespace lectern::markdown
