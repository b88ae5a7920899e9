#include "markdown/images.h"

#include <fmt/format.h>

#include <string>

#include "markdown/block_language.h"
#include "markdown/escape.h"

namespace lectern::markdown {
namespace {

/// The image as cmark renders it, with attributes of ours.
std::string image_html(Node* image, const ImageLook& look, bool unsafe) {
  constexpr std::string_view kEnd = " />";
  std::string html = render_html(image, unsafe);
  html.resize(html.rfind(kEnd));
  if (look.size.width > 0) html += fmt::format(R"( width="{}" height="{}")", look.size.width, look.size.height);
  if (!look.early) html += R"( loading="lazy")";
  return html + R"( decoding="async" />)";
}

void render_image(Node* image, const ImageLook& look, bool unsafe) {
  if (!is_figure(image)) {
    cmark_node_replace(image, new_inline_element(image_html(image, look, unsafe)));
    remove(image);
    return;
  }
  const std::string caption = escape(title_of(image));
  cmark_node_set_title(image, "");
  Node* paragraph = cmark_node_parent(image);
  const std::string open = "<figure" + language_attribute(paragraph) + ">" + image_html(image, look, unsafe);
  remove(image);
  become_element(paragraph, open, "<figcaption>" + caption + "</figcaption></figure>");
}

}  // namespace

bool is_tight_item_text(Node* paragraph) {
  Node* item = cmark_node_parent(paragraph);
  return kind_of(item) == Kind::Item && cmark_node_get_list_tight(cmark_node_parent(item)) != 0;
}

bool is_figure(Node* image) {
  Node* parent = cmark_node_parent(image);
  return kind_of(parent) == Kind::Paragraph && !is_tight_item_text(parent) && !title_of(image).empty() &&
         cmark_node_first_child(parent) == image && cmark_node_next(image) == nullptr;
}

void render_images(Node* root, const ImageLooks& looks, bool unsafe) {
  Node* outer = nullptr;  // alternative text can hold images, which are only text there
  std::vector<Node*> images;
  walk(root, [&](Node* node, bool entering) {
    if (kind_of(node) != Kind::Image) return;
    if (entering && outer == nullptr)
      images.push_back(outer = node);
    else if (!entering && node == outer)
      outer = nullptr;
  });
  for (Node* image : images) {
    const auto look = looks.find(image);
    render_image(image, look == looks.end() ? ImageLook() : look->second, unsafe);
  }
}

}  // namespace lectern::markdown
