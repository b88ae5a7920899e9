#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "importer/html_tree.h"

namespace lectern::importer {

/// Whether an element stands within a line; every other one ends the line before it.
bool is_inline(const HtmlNode& node);

/// Whether there is an element below `node` that ends a line.
bool has_blocks(const HtmlNode& node);

/// Scripts, styles and what else a page holds that nobody reads.
bool is_code_of_the_page(const HtmlNode& node);

/// What can be read below `node`, as `clean_line` leaves it; a space where a line ends.
std::string text_of(const HtmlNode& node);

/// The same where it is no longer than `most` code points; nothing, after looking no further than that, where it is.
std::optional<std::string> short_text_of(const HtmlNode& node, std::size_t most);

/// The first element of that name below `node`, in the order of the page; null for none.
const HtmlNode* find_first(const HtmlNode& node, std::string_view name);

/// The words of an element's class and id, in lower case: `entryMeta post-nav` as `entry`, `meta`, `post`, `nav`.
std::vector<std::string> class_words(const HtmlNode& node);

/// Whether an element has a class of that name.
bool has_class(const HtmlNode& node, std::string_view wanted);

/// How much prose stands below each node: characters that are neither in links nor in what a page is furnished with.
class ProseTable {
 public:
  explicit ProseTable(const HtmlNode& root);

  std::size_t of(const HtmlNode& node) const { return counts_[node.order]; }

 private:
  std::size_t count(const HtmlNode& node, bool linked);

  std::vector<std::size_t> counts_;  ///< by `HtmlNode::order`
};

}  // namespace lectern::importer
