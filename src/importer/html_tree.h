#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.h"

namespace lectern::importer {

/// An element of a web page, or a stretch of its text. A tree owns its nodes.
struct HtmlNode {
  std::string name;                                             ///< lower case; empty for text
  std::string text;                                             ///< of text, as it stands, references resolved
  std::vector<std::pair<std::string, std::string>> attributes;  ///< names in lower case
  std::vector<std::unique_ptr<HtmlNode>> children;
  const HtmlNode* parent = nullptr;
  std::size_t line = 1;   ///< of the source, from 1
  std::size_t order = 0;  ///< its place in the document: a node stands before another when its order is less

  bool is_text() const { return name.empty(); }
  bool is(std::string_view wanted) const { return name == wanted; }
  /// The value of an attribute; empty where there is none.
  std::string_view attribute(std::string_view wanted) const;
  bool has(std::string_view wanted) const;
  bool contains(const HtmlNode& other) const;
};

/// A page is not nested deeper than this: what opens deeper is read as if it did not open.
inline constexpr std::size_t kMaxHtmlDepth = 200;
/// More elements and texts than any post has.
inline constexpr std::size_t kMaxHtmlNodes = 2'000'000;

/// Parses any text as HTML, as tolerantly as browsers do: the root's children are what the page holds. Comments are
/// dropped. Loads nothing and resolves no entity but HTML's own. InvalidUsage, with a message that goes on after the
/// name of the page, for a text that is more than a page can be. `html` is valid UTF-8.
core::Result<std::unique_ptr<HtmlNode>> parse_html(std::string_view html);

}  // namespace lectern::importer
