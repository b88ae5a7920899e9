#include "importer/main_content.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace lectern::importer {
namespace {

// Of the prose of the page. What holds less than this is a teaser or a comment, whatever it is called.
constexpr std::size_t kLeastPercent = 40;
// Where one child holds so much of the prose, the others hold none of the post.
constexpr std::size_t kDescendPercent = 85;

bool has_any_class(const HtmlNode& node, std::initializer_list<std::string_view> names) {
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) { return has_class(node, name); });
}

bool has_any_id(const HtmlNode& node, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), node.attribute("id")) != names.end();
}

using Rule = bool (*)(const HtmlNode&);

/// From the surest sign to the weakest.
constexpr std::array<Rule, 5> kRules = {
    [](const HtmlNode& node) { return node.attribute("itemprop") == "articleBody"; },
    [](const HtmlNode& node) { return node.is("article"); },
    [](const HtmlNode& node) {
      return has_any_class(node, {"entry-content", "post-content", "post-body", "article-content", "article-body",
                                  "article_content", "rich_media_content", "TRS_Editor", "news-content", "hentry"}) ||
             has_any_id(node, {"js_content", "zoom", "Zoom", "UCAP-CONTENT", "artibody", "article_content"});
    },
    [](const HtmlNode& node) { return node.is("main") || node.attribute("role") == "main"; },
    [](const HtmlNode& node) {
      return has_any_class(node, {"post", "content", "article", "main-content"}) ||
             has_any_id(node, {"content", "main", "main-content", "article", "post"});
    },
};

/// The element with the most prose that keeps the rule; the outermost of equals.
void find_most(const HtmlNode& node, Rule rule, const ProseTable& prose, const HtmlNode*& best) {
  if (!node.is_text() && rule(node) && (best == nullptr || prose.of(node) > prose.of(*best))) best = &node;
  for (const auto& child : node.children) find_most(*child, rule, prose, best);
}

/// What is one piece, however much of the page it holds.
bool is_piece(const HtmlNode& node) {
  static constexpr std::array<std::string_view, 14> kPieces = {"p",  "pre", "blockquote", "ul", "ol", "dl", "table",
                                                               "h1", "h2",  "h3",         "h4", "h5", "h6", "figure"};
  if (node.is("table")) return find_first(node, "p") == nullptr && find_first(node, "div") == nullptr;
  return std::find(kPieces.begin(), kPieces.end(), node.name) != kPieces.end() || is_inline(node) || !has_blocks(node);
}

const HtmlNode* densest(const HtmlNode& page, const ProseTable& prose) {
  const HtmlNode* node = &page;
  for (;;) {
    const auto most = std::max_element(node->children.begin(), node->children.end(),
                                       [&](const auto& a, const auto& b) { return prose.of(*a) < prose.of(*b); });
    if (most == node->children.end() || is_piece(**most)) return node;
    if (prose.of(**most) * 100 < prose.of(*node) * kDescendPercent) return node;
    node = most->get();
  }
}

}  // namespace

MainContent find_main_content(const HtmlNode& page, const ProseTable& prose) {
  for (const Rule rule : kRules) {
    const HtmlNode* best = nullptr;
    find_most(page, rule, prose, best);
    if (best != nullptr && prose.of(*best) > 0 && prose.of(*best) * 100 >= prose.of(page) * kLeastPercent)
      return {best, true};
  }
  return {densest(page, prose), false};
}

}  // namespace lectern::importer
