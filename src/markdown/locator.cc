#include "markdown/locator.h"

#include <cmark-gfm-extension_api.h>

#include <algorithm>

#include "markdown/lines.h"
#include "markdown/plain_text.h"

namespace lectern::markdown {
namespace {

constexpr std::size_t kNowhere = std::string_view::npos;

std::string_view trimmed_end(std::string_view text) {
  return text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
}

/// The text of a link that shows its own address; empty for others.
std::string_view address_of(Node* node) {
  return shows_address(node) ? literal_of(cmark_node_first_child(node)) : std::string_view();
}

}  // namespace

core::SourceRange Locator::block(Node* node) const {
  const int line = cmark_node_get_start_line(node);
  const std::size_t begin = input_.offset(line, cmark_node_get_start_column(node));
  return input_.range(begin, input_.offset(line, 1) + trimmed_end(input_.line(line)).size());
}

core::SourceRange Locator::inline_node(Node* node) {
  enter(block_of(node));
  const std::size_t at = lines_.empty() ? kNowhere : find(node);
  if (at == kNowhere) return block(leaf_);
  cursor_ = at + 1;
  const std::size_t end = std::min(at + length_at(node, at), content_.size());
  return input_.range(to_input(at), to_input(end));
}

void Locator::enter(Node* leaf) {
  if (leaf == leaf_) return;
  leaf_ = leaf;
  cursor_ = 0;
  lines_.clear();
  const char* content = cmark_node_get_string_content(leaf);
  content_ = trimmed_end(content == nullptr ? "" : content);
  for (const Line& line : split_lines(content_)) lines_.push_back({trimmed_end(line.text), line.begin, kNowhere});
  // Reference definitions at the head of a paragraph have gone from its content: try later lines too.
  const int first = cmark_node_get_start_line(leaf);
  const int last = std::max(first, cmark_node_get_end_line(leaf));
  for (int line = first; line <= last; ++line) {
    if (lay_on(line)) return;
  }
  lines_.clear();
}

/// Whether the content's lines are found in the source's lines from `first_line` on: of a paragraph at their ends, of
/// headings and cells somewhere after the block's first column.
bool Locator::lay_on(int first_line) {
  const bool paragraph = kind_of(leaf_) == Kind::Paragraph;
  const auto from = static_cast<std::size_t>(std::max(0, cmark_node_get_start_column(leaf_) - 1));
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const int number = first_line + static_cast<int>(i);
    const std::string_view source = input_.line(number);
    std::size_t at = paragraph ? source.rfind(lines_[i].text) : source.find(lines_[i].text, from);
    // A cell with `\|` is written otherwise than it reads.
    if (at == kNowhere && kind_of(leaf_) == Kind::TableCell) at = source.find_first_not_of(" \t|", from);
    if (at == kNowhere) return false;
    lines_[i].in_input = input_.offset(number, 1) + at;
  }
  return true;
}

std::size_t Locator::find(Node* node) const {
  if (kind_of(node) == Kind::HtmlInline) return content_.find(literal_of(node), cursor_);
  if (kind_of(node) == Kind::Image) return find_opener(node, "![");
  const std::string_view address = address_of(node);
  if (address.empty()) return find_opener(node, "[");
  const std::size_t at = content_.find(address, cursor_);
  if (at == kNowhere) return find_opener(node, "[");
  return at > 0 && content_[at - 1] == '<' ? at - 1 : at;
}

/// cmark knows the column of the opening bracket, but may give it the line of the closing one.
std::size_t Locator::find_opener(Node* node, std::string_view opener) const {
  const int start = cmark_node_get_start_line(leaf_);
  const std::size_t first_column = to_input(0) - input_.offset(start, 1) + 1;
  const auto column = static_cast<std::size_t>(cmark_node_get_start_column(node));
  for (int index = cmark_node_get_start_line(node) - start; index >= 0 && column >= first_column; --index) {
    if (static_cast<std::size_t>(index) >= lines_.size()) continue;
    const std::size_t at = lines_[static_cast<std::size_t>(index)].in_content + (column - first_column);
    if (at < cursor_) break;
    if (at < content_.size() && content_.substr(at, opener.size()) == opener) return at;
  }
  return content_.find(opener, cursor_);
}

std::size_t Locator::length_at(Node* node, std::size_t at) const {
  const std::size_t line_left = std::min(content_.find('\n', at), content_.size()) - at;
  if (kind_of(node) == Kind::HtmlInline) return std::min(literal_of(node).size(), line_left);
  const std::string_view address = address_of(node);
  if (!address.empty() && content_.substr(at, address.size()) == address) return address.size();
  if (!address.empty() && content_[at] == '<') return address.size() + 2;
  const int width = cmark_node_get_end_column(node) - cmark_node_get_start_column(node) + 1;
  return width > 1 ? std::min(static_cast<std::size_t>(width), line_left) : line_left;
}

std::size_t Locator::to_input(std::size_t in_content) const {
  const auto after = std::upper_bound(lines_.begin(), lines_.end(), in_content,
                                      [](std::size_t at, const ContentLine& line) { return at < line.in_content; });
  const ContentLine& line = *std::prev(after);
  std::size_t backslashes = 0;
  if (kind_of(leaf_) == Kind::TableCell) {  // a pipe in a cell was written `\|`
    const std::string_view before = content_.substr(line.in_content, in_content - line.in_content);
    backslashes = static_cast<std::size_t>(std::count(before.begin(), before.end(), '|'));
  }
  return line.in_input + (in_content - line.in_content) + backslashes;
}

}  // namespace lectern::markdown
