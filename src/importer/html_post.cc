#include "importer/html_post.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "core/utf8.h"
#include "importer/clean.h"
#include "importer/html_blocks.h"
#include "importer/main_content.h"
#include "importer/page_furniture.h"

namespace lectern::importer {
namespace {

constexpr std::size_t kTitleLength = 200;
constexpr std::size_t kDatelineLength = 120;
/// So much prose outside of the main content may belong to the post.
constexpr std::size_t kSuspiciousProse = 120;

std::string title_of_page(const HtmlNode& root) {
  const HtmlNode* title = find_first(root, "title");
  std::string text;
  if (title != nullptr) {
    for (const auto& child : title->children) text += child->text;
  }
  return clean_line(text);
}

/// Looks for the element that holds the post's title: a heading in the main content, else whatever has the words with
/// which the page's own title begins; those of the site follow in it.
class TitleFinder {
 public:
  TitleFinder(const HtmlNode& root, const HtmlNode& main)
      : main_(main), page_title_(title_of_page(root)), best_(find_first(main, "h1")) {
    if (best_ == nullptr) look_through(root);
  }

  const HtmlNode* found() const { return best_; }

 private:
  void look_through(const HtmlNode& node) {
    if (node.is_text() || (node.order > main_.order && !main_.contains(node))) return;
    if (is_code_of_the_page(node) || (!node.contains(main_) && furniture_reason(node) != nullptr)) return;
    consider(node);
    for (const auto& child : node.children) look_through(*child);
  }

  void consider(const HtmlNode& node) {
    const auto text = short_text_of(node, kTitleLength);
    if (!text || text->size() < 2 || text->size() <= best_size_) return;
    if (page_title_.empty() ? !node.is("h1") : !begins_page_title(*text)) return;
    best_ = &node;
    best_size_ = text->size();
  }

  bool begins_page_title(const std::string& text) const {
    if (page_title_.compare(0, text.size(), text) != 0) return false;
    const std::string_view rest = std::string_view(page_title_).substr(text.size());
    if (rest.empty()) return true;
    constexpr std::array<std::string_view, 8> kSeparators = {" | ", " - ", " – ", " — ", "_", "|", "-", " :: "};
    return std::any_of(kSeparators.begin(), kSeparators.end(),
                       [&](std::string_view separator) { return rest.compare(0, separator.size(), separator) == 0; });
  }

  const HtmlNode& main_;
  const std::string page_title_;
  const HtmlNode* best_;
  std::size_t best_size_ = 0;
};

/// Goes through what stands outside of the main content: the title and the line with the date come along, everything
/// else is left out and said to be.
class Outside {
 public:
  Outside(const HtmlNode& main, const HtmlNode* title, const ProseTable& prose, const PageFacts& facts,
          HtmlBlocks& blocks, Post& post)
      : main_(main), title_(title), prose_(prose), facts_(facts), blocks_(blocks), post_(post) {}

  void read(const HtmlNode& node) {
    if (&node == &main_) return blocks_.read_main(main_);
    if (&node == title_) return blocks_.read_heading(node);
    if (node.is_text()) return leave_out(node);
    if (is_code_of_the_page(node)) return;
    if (node.contains(main_) || (title_ != nullptr && node.contains(*title_))) return read_children(node);
    if (!is_after_title(node) || furniture_reason(node) != nullptr) return leave_out(node);
    const auto text = short_text_of(node, kDatelineLength);
    if (!text && !facts_.date && has_blocks(node)) return read_children(node);
    if (!text || !names_a_day(*text)) return leave_out(node);
    if (blocks_.is_known_dateline(node)) return blocks_.leave_out(node, "says when and by whom the post was made");
    blocks_.read_line(node);
  }

 private:
  void read_children(const HtmlNode& node) {
    for (const auto& child : node.children) read(*child);
  }

  bool is_after_title(const HtmlNode& node) const {
    return title_ != nullptr && node.order > title_->order && node.order < main_.order;
  }

  void leave_out(const HtmlNode& node) {
    const char* reason = furniture_reason(node);
    if (reason == nullptr) reason = node.is("header") ? "the head of the page" : "stands outside of the post";
    blocks_.leave_out(node, reason);
    if (prose_.of(node) < kSuspiciousProse) return;
    post_.findings.push_back(
        {Finding::Certainty::Look, node.line,
         "there is text outside of what was taken for the post: see below whether it belongs to it"});
  }

  const HtmlNode& main_;
  const HtmlNode* title_;
  const ProseTable& prose_;
  const PageFacts& facts_;
  HtmlBlocks& blocks_;
  Post& post_;
};

std::string described(const HtmlNode& node) {
  std::string out = node.name == "#root" ? "page" : node.name;
  for (const std::string_view key : {"id", "class"}) {
    if (!node.attribute(key).empty()) out += fmt::format(" {}=\"{}\"", key, clean_line(node.attribute(key)));
  }
  return fmt::format("<{}>", out);
}

void tell(const MainContent& main, const PageFacts& facts, Post& post) {
  using Certainty = Finding::Certainty;
  if (main.marked) {
    post.findings.push_back(
        {Certainty::Sure, main.node->line, fmt::format("the post is what stands in {}", described(*main.node))});
  } else {
    post.findings.push_back(
        {Certainty::Guessed, main.node->line,
         fmt::format("the page does not say where its post stands; most of its text is in {}", described(*main.node))});
  }
  if (facts.title_cut)
    post.findings.push_back(
        {Certainty::Guessed, 0, fmt::format("the page's title without the name of the site is \"{}\"", facts.title)});
}

}  // namespace

core::Result<SourcePost> post_of_html(std::string_view html, std::string name, const ReadBeside& read_beside) {
  auto root = parse_html(html);
  if (!root) return root.error();
  // Not the body alone: where a page forgets to begin it, all of its text stands in the head.
  const HtmlNode& page = **root;
  const ProseTable prose(page);
  const MainContent main = find_main_content(page, prose);
  const HtmlNode* title = TitleFinder(page, *main.node).found();
  const PageFacts facts = read_page_facts(page, *main.node, title == nullptr ? "" : text_of(*title));
  SourcePost out;
  out.post.name = std::move(name);
  out.post.title = facts.title;
  out.post.date = facts.date;
  tell(main, facts, out.post);
  PictureShelf pictures(read_beside);
  HtmlBlocks blocks(prose, facts, title, pictures, out.post);
  Outside(*main.node, title, prose, facts, blocks, out.post).read(page);
  out.post.images = pictures.images();
  out.files = pictures.take_files();
  return out;
}

}  // namespace lectern::importer
