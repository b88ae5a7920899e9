#include "markdown/line_joins.h"

#include "core/utf8.h"
#include "markdown/cjk.h"

namespace lectern::markdown {
namespace {

char32_t first_code_point(std::string_view text) {
  std::size_t offset = 0;
  return core::next_code_point(text, offset);
}

char32_t last_code_point(std::string_view text) {
  std::size_t offset = text.size() - 1;
  while (offset > 0 && (static_cast<unsigned char>(text[offset]) & 0xC0) == 0x80) --offset;
  return core::next_code_point(text, offset);
}

/// Reads the inlines of one block after the other.
class JoinFinder {
 public:
  void see(Node* node) {
    switch (kind_of(node)) {
      case Kind::Text:
      case Kind::Code:
        see_text(literal_of(node));
        break;
      case Kind::SoftBreak:
        break_ = node;
        break;
      case Kind::LineBreak:
      case Kind::Image:
      case Kind::FootnoteReference:
        start_over();
        break;
      default:
        if (!is_inline(node)) start_over();
    }
  }
  const std::vector<Node*>& joins() const { return joins_; }

 private:
  void see_text(std::string_view text) {
    if (text.empty()) return;
    if (break_ != nullptr && joins_without_space(before_, first_code_point(text))) joins_.push_back(break_);
    break_ = nullptr;
    before_ = last_code_point(text);
  }
  void start_over() {
    break_ = nullptr;
    before_ = U' ';
  }

  char32_t before_ = U' ';
  Node* break_ = nullptr;
  std::vector<Node*> joins_;
};

}  // namespace

void join_lines(Node* root) {
  JoinFinder finder;
  walk(root, [&](Node* node, bool entering) {
    if (entering) finder.see(node);
  });
  for (Node* soft_break : finder.joins()) remove(soft_break);
}

}  // namespace lectern::markdown
