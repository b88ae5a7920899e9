#include "markdown/raw_html.h"

#include <string>

#include "markdown/language_marker.h"
#include "markdown/locator.h"
#include "markdown/plain_text.h"

namespace lectern::markdown {
namespace {

bool is_html(Node* node) {
  return kind_of(node) == Kind::HtmlBlock || kind_of(node) == Kind::HtmlInline;
}

/// Whether something is lost with `html`: it is more than comments, and no closing tag, whose opening one is told.
bool is_worth_telling(std::string_view html) {
  const std::string rest = without_comments(html);
  const std::size_t begin = rest.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return false;
  const bool closing_tag = rest.compare(begin, 2, "</") == 0 && rest.find('<', begin + 1) == std::string::npos;
  return !closing_tag || rest.find_first_not_of(" \t\r\n", rest.find('>', begin) + 1) != std::string::npos;
}

void remove_with_empty_parents(Node* node) {
  Node* parent = cmark_node_parent(node);
  remove(node);
  if (kind_of(parent) == Kind::Paragraph && cmark_node_first_child(parent) == nullptr) remove(parent);
}

}  // namespace

void filter_raw_html(Node* root, bool allowed, const Input& input, Report& report) {
  Locator locator(input);
  for (Node* node : collect(root, is_html)) {
    const std::string html(literal_of(node));
    const bool inlined = kind_of(node) == Kind::HtmlInline;
    if (inlined && is_line_break_tag(html)) continue;
    const bool marker = language_marker(html).has_value();
    if (allowed && !marker) continue;
    if (!marker && is_worth_telling(html)) {
      report.warn("raw-html-omitted", inlined ? locator.inline_node(node) : locator.block(node),
                  "HTML is left out of the page", "write it in Markdown, or set raw_html: true in site.yml");
    }
    remove_with_empty_parents(node);
  }
}

}  // namespace lectern::markdown
