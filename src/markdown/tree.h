#pragma once

#include <cmark-gfm.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/input.h"

/// The home of cmark-gfm: nodes, their owner, and what its C interface makes clumsy. No public header includes this.
namespace lectern::markdown {

using Node = cmark_node;

struct NodeDeleter {
  void operator()(Node* node) const { cmark_node_free(node); }
};
using NodeOwner = std::unique_ptr<Node, NodeDeleter>;

/// What cmark made of an input: a document node. Safe to call from several threads at once.
NodeOwner parse_tree(const Input& input);

/// The tree as HTML by cmark's renderer, which leaves raw HTML and unsafe URLs out unless `unsafe`.
std::string render_html(Node* root, bool unsafe);

enum class Kind {
  Document,
  BlockQuote,
  List,
  Item,
  Paragraph,
  Heading,
  CodeBlock,
  HtmlBlock,
  ThematicBreak,
  FootnoteDefinition,
  Table,
  TableRow,
  TableCell,
  CustomBlock,
  Text,
  SoftBreak,
  LineBreak,
  Code,
  HtmlInline,
  Emphasis,
  Strong,
  Strikethrough,
  Link,
  Image,
  FootnoteReference,
  CustomInline,
  Other,
};

Kind kind_of(Node* node);
/// Holds inlines: paragraphs, headings, table cells.
bool is_leaf_block(Node* node);
bool is_inline(Node* node);

/// Texts of a node; empty when it has none. They live as long as the node is not changed.
std::string_view literal_of(Node* node);
std::string_view url_of(Node* node);
std::string_view title_of(Node* node);

std::vector<Node*> children_of(Node* node);

/// Calls `visit(node, entering)` on every node below and with `root`, in document order; texts, breaks, code and raw
/// HTML are only entered. Without recursion. `visit` must not take nodes out of the tree: `collect` first.
template <typename Visit>
void walk(Node* root, Visit visit) {
  const std::unique_ptr<cmark_iter, void (*)(cmark_iter*)> iterator(cmark_iter_new(root), cmark_iter_free);
  for (cmark_event_type event; (event = cmark_iter_next(iterator.get())) != CMARK_EVENT_DONE;) {
    visit(cmark_iter_get_node(iterator.get()), event == CMARK_EVENT_ENTER);
  }
}

/// The nodes for which `wanted`, in document order; afterwards the tree may be changed.
template <typename Wanted>
std::vector<Node*> collect(Node* root, Wanted wanted) {
  std::vector<Node*> nodes;
  walk(root, [&](Node* node, bool entering) {
    if (entering && wanted(node)) nodes.push_back(node);
  });
  return nodes;
}

std::vector<Node*> collect(Node* root, Kind kind);

/// The nearest block at or above `node`.
Node* block_of(Node* node);

void remove(Node* node);
/// Takes `node` out of the tree for its new owner.
NodeOwner detach(Node* node);
/// Puts the children of `node` in its place.
void unwrap(Node* node);

// Elements of our own, as cmark's custom nodes: `open` and `close` are HTML, put into the page as they are.

Node* new_inline_element(const std::string& open, const std::string& close = {});
/// Puts all inlines of `parent` into an element.
void wrap_inlines(Node* parent, const std::string& open, const std::string& close);
/// Puts a block into an element.
void wrap_block(Node* block, const std::string& open, const std::string& close);
/// Replaces a block by an element that takes its children; true to HTML for both kinds of children.
/// Gives the element.
Node* become_element(Node* block, const std::string& open, const std::string& close);

}  // namespace lectern::markdown
