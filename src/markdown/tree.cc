#include "markdown/tree.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>

#include <cstdlib>
#include <cstring>
#include <map>
#include <mutex>

namespace lectern::markdown {
namespace {

constexpr int kOptions = CMARK_OPT_FOOTNOTES;
constexpr const char* kExtensions[] = {"table", "strikethrough", "autolink", "tasklist"};

// cmark registers extensions in a global list, and while it parses inlines it edits a global table of the characters
// that extensions ask for: two parses at once would disturb each other.
std::mutex& cmark_mutex() {
  static std::mutex mutex;
  return mutex;
}

struct ParserDeleter {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};

std::string_view view_of(const char* text) {
  return text == nullptr ? std::string_view() : std::string_view(text);
}

Kind extension_kind(Node* node) {
  static const std::map<std::string_view, Kind> kinds = {
      {"table", Kind::Table},          {"table_header", Kind::TableRow},       {"table_row", Kind::TableRow},
      {"table_cell", Kind::TableCell}, {"strikethrough", Kind::Strikethrough}, {"tasklist", Kind::Item},
  };
  const auto found = kinds.find(view_of(cmark_node_get_type_string(node)));
  return found == kinds.end() ? Kind::Other : found->second;
}

void move_children(Node* from, Node* to) {
  for (Node* child : children_of(from)) cmark_node_append_child(to, child);
}

Node* new_element(cmark_node_type type, const std::string& open, const std::string& close) {
  Node* element = cmark_node_new(type);
  cmark_node_set_on_enter(element, open.c_str());
  cmark_node_set_on_exit(element, close.c_str());
  return element;
}

void strip_marks(Node* node, const Input& input) {
  const auto plain = [&](const char* text) { return text == nullptr ? std::string() : input.without_marks(text); };
  cmark_node_set_literal(node, plain(cmark_node_get_literal(node)).c_str());
  cmark_node_set_url(node, plain(cmark_node_get_url(node)).c_str());
  cmark_node_set_title(node, plain(cmark_node_get_title(node)).c_str());
  cmark_node_set_fence_info(node, plain(cmark_node_get_fence_info(node)).c_str());
}

/// Takes the input's marks out of what cmark made. The contents of blocks keep theirs: positions count them.
void strip_all_marks(Node* root, const Input& input) {
  for (Node* node : collect(root, [](Node*) { return true; })) {
    strip_marks(node, input);
    if (kind_of(node) == Kind::Text && literal_of(node).empty()) remove(node);
  }
}

}  // namespace

NodeOwner parse_tree(const Input& input) {
  const std::lock_guard lock(cmark_mutex());
  cmark_gfm_core_extensions_ensure_registered();
  const std::unique_ptr<cmark_parser, ParserDeleter> parser(cmark_parser_new(kOptions));
  for (const char* name : kExtensions) {
    cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(name));
  }
  cmark_parser_feed(parser.get(), input.text().data(), input.text().size());
  NodeOwner tree(cmark_parser_finish(parser.get()));
  if (input.has_marks()) strip_all_marks(tree.get(), input);
  return tree;
}

std::string render_html(Node* root, bool unsafe) {
  const std::unique_ptr<char, void (*)(void*)> html(
      cmark_render_html(root, unsafe ? CMARK_OPT_UNSAFE : CMARK_OPT_DEFAULT, nullptr), std::free);
  return html.get();
}

Kind kind_of(Node* node) {
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_DOCUMENT:
      return Kind::Document;
    case CMARK_NODE_BLOCK_QUOTE:
      return Kind::BlockQuote;
    case CMARK_NODE_LIST:
      return Kind::List;
    case CMARK_NODE_ITEM:
      return Kind::Item;
    case CMARK_NODE_CODE_BLOCK:
      return Kind::CodeBlock;
    case CMARK_NODE_HTML_BLOCK:
      return Kind::HtmlBlock;
    case CMARK_NODE_CUSTOM_BLOCK:
      return Kind::CustomBlock;
    case CMARK_NODE_PARAGRAPH:
      return Kind::Paragraph;
    case CMARK_NODE_HEADING:
      return Kind::Heading;
    case CMARK_NODE_THEMATIC_BREAK:
      return Kind::ThematicBreak;
    case CMARK_NODE_FOOTNOTE_DEFINITION:
      return Kind::FootnoteDefinition;
    case CMARK_NODE_TEXT:
      return Kind::Text;
    case CMARK_NODE_SOFTBREAK:
      return Kind::SoftBreak;
    case CMARK_NODE_LINEBREAK:
      return Kind::LineBreak;
    case CMARK_NODE_CODE:
      return Kind::Code;
    case CMARK_NODE_HTML_INLINE:
      return Kind::HtmlInline;
    case CMARK_NODE_CUSTOM_INLINE:
      return Kind::CustomInline;
    case CMARK_NODE_EMPH:
      return Kind::Emphasis;
    case CMARK_NODE_STRONG:
      return Kind::Strong;
    case CMARK_NODE_LINK:
      return Kind::Link;
    case CMARK_NODE_IMAGE:
      return Kind::Image;
    case CMARK_NODE_FOOTNOTE_REFERENCE:
      return Kind::FootnoteReference;
    default:
      return extension_kind(node);  // their types are numbered at run time
  }
}

bool is_leaf_block(Node* node) {
  const Kind kind = kind_of(node);
  return kind == Kind::Paragraph || kind == Kind::Heading || kind == Kind::TableCell;
}

bool is_inline(Node* node) {
  return (cmark_node_get_type(node) & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_INLINE;
}

std::string_view literal_of(Node* node) {
  return view_of(cmark_node_get_literal(node));
}
std::string_view url_of(Node* node) {
  return view_of(cmark_node_get_url(node));
}
std::string_view title_of(Node* node) {
  return view_of(cmark_node_get_title(node));
}

std::vector<Node*> children_of(Node* node) {
  std::vector<Node*> children;
  for (Node* child = cmark_node_first_child(node); child != nullptr; child = cmark_node_next(child)) {
    children.push_back(child);
  }
  return children;
}

std::vector<Node*> collect(Node* root, Kind kind) {
  return collect(root, [&](Node* node) { return kind_of(node) == kind; });
}

Node* block_of(Node* node) {
  while (is_inline(node)) node = cmark_node_parent(node);
  return node;
}

void remove(Node* node) {
  cmark_node_free(node);
}

NodeOwner detach(Node* node) {
  cmark_node_unlink(node);
  return NodeOwner(node);
}

void unwrap(Node* node) {
  for (Node* child : children_of(node)) cmark_node_insert_before(node, child);
  remove(node);
}

Node* new_inline_element(const std::string& open, const std::string& close) {
  return new_element(CMARK_NODE_CUSTOM_INLINE, open, close);
}

void wrap_inlines(Node* parent, const std::string& open, const std::string& close) {
  Node* element = new_inline_element(open, close);
  move_children(parent, element);
  cmark_node_append_child(parent, element);
}

void wrap_block(Node* block, const std::string& open, const std::string& close) {
  Node* element = new_element(CMARK_NODE_CUSTOM_BLOCK, open, close);
  cmark_node_insert_before(block, element);
  cmark_node_append_child(element, block);
}

Node* become_element(Node* block, const std::string& open, const std::string& close) {
  // The renderer begins a line after a custom block's tag; around inlines the tags must be inline.
  const bool holds_blocks = cmark_node_first_child(block) != nullptr && !is_inline(cmark_node_first_child(block));
  Node* element = new_element(CMARK_NODE_CUSTOM_BLOCK, holds_blocks ? open : "", holds_blocks ? close : "");
  move_children(block, element);
  if (!holds_blocks) wrap_inlines(element, open, close);
  cmark_node_replace(block, element);
  remove(block);
  return element;
}

}  // namespace lectern::markdown
