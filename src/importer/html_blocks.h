#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "importer/html_text.h"
#include "importer/html_tree.h"
#include "importer/line_builder.h"
#include "importer/page_facts.h"
#include "importer/picture_shelf.h"
#include "importer/post.h"

namespace lectern::importer {

/// Reads elements of a page as blocks of a post. Borrows what it is made of.
class HtmlBlocks {
 public:
  /// `title` is the element that holds the post's title, whatever its name; null for none.
  HtmlBlocks(const ProseTable& prose, const PageFacts& facts, const HtmlNode* title, PictureShelf& pictures, Post& post)
      : prose_(prose), facts_(facts), title_(title), pictures_(pictures), post_(post) {}

  /// Adds what stands in `main` to the post; furniture inside it is left out.
  void read_main(const HtmlNode& main);
  /// Adds a title or a line that stands outside of the main content.
  void read_heading(const HtmlNode& node);
  void read_line(const HtmlNode& node);
  /// Says that an element is not in the result.
  void leave_out(const HtmlNode& node, std::string reason);
  /// Whether an element is a line on when and by whom the post was made, which the page says for machines, too.
  bool is_known_dateline(const HtmlNode& node) const;

 private:
  /// Where in the post a line stands.
  struct Context {
    Block::Kind kind = Block::Kind::Text;
    int level = 0;
    bool ordered = false;
    bool one_line = false;  ///< breaks inside are spaces
  };

  void read(const HtmlNode& node);
  void read_children(const HtmlNode& node);
  bool read_special(const HtmlNode& node);
  void read_text(const HtmlNode& node);
  void read_inline(const HtmlNode& node);
  void read_in(const Context& context, const HtmlNode& node);
  void read_list(const HtmlNode& node);
  void read_code(const HtmlNode& node);
  void read_table(const HtmlNode& node);
  void read_picture(const HtmlNode& node);
  void read_embedded(const HtmlNode& node);
  void add_remote_picture(const HtmlNode& node, const std::string& address, const std::string& alternative);
  std::vector<std::string> read_cells(const HtmlNode& row, std::string& text);
  std::string link_of(const HtmlNode& node);
  const char* reason_to_leave_out(const HtmlNode& node) const;

  void end_line();
  void flush();
  void add_block(Block block);
  void look(std::size_t line, std::string message);

  const ProseTable& prose_;
  const PageFacts& facts_;
  const HtmlNode* title_;
  PictureShelf& pictures_;
  Post& post_;
  std::size_t main_prose_ = 0;
  Context context_;
  Style style_;
  LineBuilder line_;
  std::size_t line_number_ = 1;
};

}  // namespace lectern::importer
