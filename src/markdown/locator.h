#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/source_position.h"
#include "markdown/input.h"
#include "markdown/tree.h"

namespace lectern::markdown {

/// Finds nodes in the source. cmark's block positions are right; those of inlines are missing, or off in lines after
/// the first, so the text that a block took in is laid on its source lines again and inlines are looked up in it.
/// Ask in document order. Needs the tree as cmark made it: nodes that are asked for must still stand where they stood.
class Locator {
 public:
  explicit Locator(const Input& input) : input_(input) {}

  /// The first line of a block, from where its content or marker begins.
  core::SourceRange block(Node* node) const;
  /// A link, image or piece of raw HTML; its block when it cannot be found.
  core::SourceRange inline_node(Node* node);

 private:
  struct ContentLine {
    std::string_view text;
    std::size_t in_content;  ///< where the line begins in the block's content
    std::size_t in_input;    ///< and in `Input::text()`
  };

  void enter(Node* leaf);
  bool lay_on(int first_line);
  std::size_t find(Node* node) const;
  std::size_t find_opener(Node* node, std::string_view opener) const;
  std::size_t length_at(Node* node, std::size_t at) const;
  std::size_t to_input(std::size_t in_content) const;

  const Input& input_;
  Node* leaf_ = nullptr;
  std::string_view content_;
  std::vector<ContentLine> lines_;
  std::size_t cursor_ = 0;  ///< in `content_`: nodes before have been found
};

}  // namespace lectern::markdown
