#include "importer/html_tree.h"

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>

#include <algorithm>

namespace lectern::importer {
namespace {

/// The parser looks through all that is open for each end tag: deeper pages take it too long, and none is.
constexpr std::size_t kParserDepth = 4000;

/// Takes the parser's events and makes the tree of them, bounded as the library's own is not.
class Builder {
 public:
  Builder() : root_(std::make_unique<HtmlNode>()), open_{root_.get()} { root_->name = "#root"; }

  void set_parser(htmlParserCtxtPtr parser) { parser_ = parser; }
  bool is_too_large() const { return too_large_; }
  std::unique_ptr<HtmlNode> take() { return std::move(root_); }

  void start(const xmlChar* name, const xmlChar** attributes) {
    if (open_.size() + skipped_ > kParserDepth) return give_up();
    if (open_.size() > kMaxHtmlDepth) {
      ++skipped_;
      return;
    }
    HtmlNode* node = add();
    if (node == nullptr) return;
    node->name = lower(name);
    node->line = line();
    for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2) {
      const char* value = reinterpret_cast<const char*>(attributes[1]);
      node->attributes.emplace_back(lower(attributes[0]), value == nullptr ? "" : value);
    }
    open_.push_back(node);
  }

  void end() {
    if (skipped_ > 0) {
      --skipped_;
    } else if (open_.size() > 1) {
      open_.pop_back();
    }
  }

  void text(const xmlChar* bytes, int count) {
    const std::string_view piece(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(count));
    auto& siblings = open_.back()->children;
    if (siblings.empty() || !siblings.back()->is_text()) {
      HtmlNode* node = add();
      if (node == nullptr) return;
      const auto ends = static_cast<std::size_t>(std::count(piece.begin(), piece.end(), '\n'));
      node->line = line() - std::min(ends, line() - 1);
    }
    siblings.back()->text += piece;
  }

 private:
  static std::string lower(const xmlChar* name) {
    std::string out(reinterpret_cast<const char*>(name));
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
  }

  std::size_t line() const {
    const int number = xmlSAX2GetLineNumber(parser_);
    return number > 0 ? static_cast<std::size_t>(number) : 1;
  }

  HtmlNode* add() {
    if (nodes_ == kMaxHtmlNodes) {
      give_up();
      return nullptr;
    }
    auto node = std::make_unique<HtmlNode>();
    node->parent = open_.back();
    node->order = ++nodes_;
    open_.back()->children.push_back(std::move(node));
    return open_.back()->children.back().get();
  }

  void give_up() {
    too_large_ = true;
    xmlStopParser(parser_);
  }

  std::unique_ptr<HtmlNode> root_;
  std::vector<HtmlNode*> open_;
  htmlParserCtxtPtr parser_ = nullptr;
  std::size_t skipped_ = 0;  ///< elements that are open and too deep to be in the tree
  std::size_t nodes_ = 0;
  bool too_large_ = false;
};

Builder& builder_of(void* user) {
  return *static_cast<Builder*>(static_cast<htmlParserCtxtPtr>(user)->_private);
}

htmlSAXHandler events() {
  htmlSAXHandler handler{};
  handler.startElement = [](void* user, const xmlChar* name, const xmlChar** attributes) {
    builder_of(user).start(name, attributes);
  };
  handler.endElement = [](void* user, const xmlChar*) { builder_of(user).end(); };
  handler.characters = [](void* user, const xmlChar* bytes, int count) { builder_of(user).text(bytes, count); };
  handler.ignorableWhitespace = handler.characters;
  handler.cdataBlock = handler.characters;
  return handler;
}

}  // namespace

std::string_view HtmlNode::attribute(std::string_view wanted) const {
  for (const auto& [key, value] : attributes) {
    if (key == wanted) return value;
  }
  return {};
}

bool HtmlNode::has(std::string_view wanted) const {
  return std::any_of(attributes.begin(), attributes.end(), [&](const auto& entry) { return entry.first == wanted; });
}

bool HtmlNode::contains(const HtmlNode& other) const {
  const HtmlNode* node = &other;
  while (node != nullptr && node != this) node = node->parent;
  return node == this;
}

core::Result<std::unique_ptr<HtmlNode>> parse_html(std::string_view html) {
  Builder builder;
  if (html.empty()) return builder.take();
  const std::unique_ptr<xmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser(
      htmlCreateMemoryParserCtxt(html.data(), static_cast<int>(html.size())), htmlFreeParserCtxt);
  if (parser == nullptr) return core::Error{core::Error::Code::Io, "there is no memory for the page", ""};
  htmlSAXHandler handler = events();
  *parser->sax = handler;
  parser->_private = &builder;
  builder.set_parser(parser.get());
  htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                       HTML_PARSE_IGNORE_ENC);
  xmlSwitchEncoding(parser.get(), XML_CHAR_ENCODING_UTF8);
  htmlParseDocument(parser.get());
  if (builder.is_too_large()) {
    return core::Error{core::Error::Code::InvalidUsage, "is more than a web page can hold, or nested too deep",
                       "save the post alone: copy its text into a .txt file, and import that"};
  }
  return builder.take();
}

}  // namespace lectern::importer
