#pragma once

#include "importer/html_text.h"
#include "importer/html_tree.h"

namespace lectern::importer {

/// The element of a page that holds its post.
struct MainContent {
  const HtmlNode* node = nullptr;
  bool marked = false;  ///< the page says so itself; else it is where most of the prose stands
};

MainContent find_main_content(const HtmlNode& page, const ProseTable& prose);

}  // namespace lectern::importer
