#include "markdown/plain_text.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "markdown/images.h"
#include "markdown/language_marker.h"

namespace lectern::markdown {
namespace {

/// Puts words in a line: any white space is one space, none at the ends.
class LineWriter {
 public:
  void write(std::string_view text) {
    for (const char c : text) {
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
        gap();
      } else {
        if (gap_ && !line_.empty()) line_.push_back(' ');
        gap_ = false;
        line_.push_back(c);
      }
    }
  }
  void gap() { gap_ = true; }
  std::string take() { return std::move(line_); }

 private:
  std::string line_;
  bool gap_ = false;
};

/// `text` with the entities that nearly all HTML keeps to.
std::string without_entities(std::string text) {
  constexpr std::pair<std::string_view, char> kEntities[] = {
      {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&nbsp;", ' '}, {"&amp;", '&'}};
  for (const auto& [entity, character] : kEntities) {
    std::string plain;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t at = std::min(text.find(entity, begin), text.size());
      plain += text.substr(begin, at - begin);
      if (at < text.size()) plain += character;
      begin = at + entity.size();
    }
    text = std::move(plain);
  }
  return text;
}

/// What a reader sees of the author's HTML: without tags, scripts and styles.
std::string text_of_html(std::string_view html) {
  const std::string plain = without_comments(html);
  std::string text;
  for (std::size_t begin = 0; begin < plain.size();) {
    const std::size_t open = std::min(plain.find('<', begin), plain.size());
    text += plain.substr(begin, open - begin);
    std::size_t close = plain.find('>', open);
    for (const std::string name : {"script", "style"}) {
      if (plain.compare(open, name.size() + 1, "<" + name) == 0) close = plain.find('>', plain.find("</" + name, open));
    }
    begin = close == std::string::npos ? plain.size() : close + 1;
    text += ' ';
  }
  return without_entities(std::move(text));
}

void write_inline(Node* node, bool entering, TextOf what, LineWriter& line) {
  switch (kind_of(node)) {
    case Kind::Text:
      line.write(literal_of(node));
      break;
    case Kind::Code:
      if (what == TextOf::All) line.write(literal_of(node));
      break;
    case Kind::HtmlInline:
      if (is_line_break_tag(literal_of(node))) line.gap();
      break;
    case Kind::Image:
      line.gap();
      if (!entering && is_figure(node)) line.write(title_of(node)), line.gap();
      break;
    case Kind::SoftBreak:
    case Kind::LineBreak:
      line.gap();
      break;
    case Kind::TableCell:
      if (entering) line.gap();
      break;
    default:
      break;
  }
}

}  // namespace

bool shows_address(Node* link) {
  Node* child = cmark_node_first_child(link);
  if (kind_of(link) != Kind::Link || child == nullptr || cmark_node_next(child) != nullptr) return false;
  const std::string text(literal_of(child));
  const std::string_view url = url_of(link);
  return !text.empty() && (url == text || url == "http://" + text || url == "mailto:" + text);
}

bool is_line_break_tag(std::string_view html) {
  std::string tag;
  for (const char c : html) {
    if (c != ' ' && c != '/' && c != '\t')
      tag.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
  }
  return tag == "<br>";
}

std::string inline_text(Node* node, TextOf what) {
  LineWriter line;
  Node* skipped = nullptr;
  walk(node, [&](Node* current, bool entering) {
    const bool said_nothing = shows_address(current) || kind_of(current) == Kind::Image;
    if (what == TextOf::Prose && skipped == nullptr && entering && said_nothing) skipped = current;
    if (skipped == nullptr) write_inline(current, entering, what, line);
    if (skipped == current && !entering) skipped = nullptr;
  });
  return line.take();
}

std::string block_text(Node* node, TextOf what) {
  switch (kind_of(node)) {
    case Kind::Paragraph:
    case Kind::Heading:
    case Kind::TableRow:
      return inline_text(node, what);
    case Kind::CodeBlock:
    case Kind::HtmlBlock: {
      if (what == TextOf::Prose) return {};
      LineWriter line;
      const bool code = kind_of(node) == Kind::CodeBlock;
      line.write(code ? std::string(literal_of(node)) : text_of_html(literal_of(node)));
      return line.take();
    }
    default:
      return {};
  }
}

std::string all_text(Node* node, TextOf what) {
  std::string text;
  walk(node, [&](Node* current, bool entering) {
    if (!entering) return;
    const std::string line = block_text(current, what);
    if (line.empty()) return;
    if (!text.empty()) text += '\n';
    text += line;
  });
  return text;
}

}  // namespace lectern::markdown
