#include "markdown/html.h"

#include <fmt/format.h>

#include "markdown/block_language.h"
#include "markdown/escape.h"
#include "markdown/footnotes.h"
#include "markdown/images.h"
#include "markdown/plain_text.h"
#include "markdown/tables.h"

namespace lectern::markdown {
namespace {

void render_tables(Node* root, const std::vector<Section>& sections) {
  auto section = sections.begin();
  std::string anchor;
  std::vector<std::pair<Node*, std::string>> tables;
  walk(root, [&](Node* node, bool entering) {
    if (!entering) return;
    if (kind_of(node) == Kind::Table) tables.emplace_back(node, anchor);
    if (kind_of(node) != Kind::Heading) return;
    if (section->level == 0) ++section;
    anchor = (section++)->anchor;
  });
  for (const auto& [table, label] : tables) render_table(table, label);
}

void render_headings(Node* root, const std::vector<Section>& sections) {
  auto section = sections.begin();
  for (Node* heading : collect(root, Kind::Heading)) {
    if (section->level == 0) ++section;
    const std::string open =
        fmt::format(R"(<h{} id="{}"{}>)", section->level, escape(section->anchor), language_attribute(heading));
    become_element(heading, open, fmt::format("</h{}>", section->level));
    ++section;
  }
}

void render_line_break_tags(Node* root) {
  const auto is_tag = [](Node* node) {
    return kind_of(node) == Kind::HtmlInline && is_line_break_tag(literal_of(node));
  };
  for (Node* tag : collect(root, is_tag)) {
    cmark_node_replace(tag, new_inline_element("<br />"));
    remove(tag);
  }
}

void render_languages(Node* root) {
  const auto is_noted = [](Node* node) { return !is_inline(node) && !noted_language(node).empty(); };
  for (Node* block : collect(root, is_noted)) {
    const std::string attribute = language_attribute(block);
    if (kind_of(block) != Kind::Paragraph)
      wrap_block(block, "<div" + attribute + ">", "</div>");
    else if (is_tight_item_text(block))
      wrap_inlines(block, "<span" + attribute + ">", "</span>");
    else
      become_element(block, "<p" + attribute + ">", "</p>");
  }
}

}  // namespace

std::string make_html(Node* root, const std::vector<Section>& sections, const ImageLooks& images, bool unsafe) {
  render_tables(root, sections);  // first: cmark's table cells refuse elements of ours
  render_headings(root, sections);
  render_images(root, images, unsafe);
  render_line_break_tags(root);
  render_footnotes(root);
  render_languages(root);
  return render_html(root, unsafe);
}

}  // namespace lectern::markdown
