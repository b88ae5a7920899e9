// Pictures and tables: the blocks of a page that are no lines.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "core/utf8.h"
#include "importer/clean.h"
#include "importer/html_blocks.h"
#include "markdown/urls.h"

namespace lectern::importer {
namespace {

/// Pages put a small stand-in where a picture is loaded later, and name the picture in another attribute.
std::string picture_reference(const HtmlNode& image) {
  const std::string src = clean_line(image.attribute("src"));
  const bool stand_in = src.empty() || src.compare(0, 5, "data:") == 0;
  if (stand_in) {
    for (const std::string_view later : {"data-src", "data-original", "data-lazy-src", "data-image"}) {
      if (image.has(later)) return clean_line(image.attribute(later));
    }
  }
  return src;
}

bool is_emoji(const HtmlNode& image) {
  return has_class(image, "emoji") || has_class(image, "wp-smiley");
}

/// A dot that counts readers, or holds a place.
bool is_dot(const HtmlNode& image) {
  const auto is_one = [&](std::string_view side) {
    return image.attribute(side) == "1" || image.attribute(side) == "0";
  };
  return is_one("width") && is_one("height");
}

/// In one line, as it stands in brackets.
std::string bracketed(const std::string& text) {
  std::string out;
  for (const char c : markdown_text(text)) {
    if (c == ']') out += '\\';
    out += c;
  }
  return out;
}

constexpr std::size_t kMostCells = 64;  ///< in a row

/// A table of values, and no means to lay a page out.
bool is_data_table(const HtmlNode& node) {
  static const std::set<std::string_view> kLaidOut = {
      "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "img", "figure", "iframe", "form"};
  if (node.attribute("role") == "presentation") return false;
  std::vector<const HtmlNode*> open = {&node};
  std::size_t rows = 0;
  std::size_t widest = 0;
  while (!open.empty()) {
    const HtmlNode& next = *open.back();
    open.pop_back();
    std::size_t cells = 0;
    for (const auto& child : next.children) {
      if (kLaidOut.count(child->name) > 0) return false;
      cells += child->is("td") || child->is("th") ? 1 : 0;
      open.push_back(child.get());
    }
    rows += next.is("tr") && cells > 0 ? 1 : 0;
    widest = std::max(widest, cells);
  }
  return rows > 1 && widest > 1;
}

/// The rows of a table, and what stands between them: a caption, stray text.
void collect_rows(const HtmlNode& node, std::vector<const HtmlNode*>& rows, std::vector<const HtmlNode*>& others) {
  for (const auto& child : node.children) {
    if (child->is("tr")) {
      rows.push_back(child.get());
    } else if (child->is("thead") || child->is("tbody") || child->is("tfoot")) {
      collect_rows(*child, rows, others);
    } else {
      others.push_back(child.get());
    }
  }
}

std::string cell_markdown(const Line& line) {
  std::string out;
  for (const char c : line.markdown.empty() ? markdown_text(line.text) : line.markdown) {
    if (c == '|') out += '\\';
    out += c;
  }
  return out;
}

std::size_t span_of(const HtmlNode& cell) {
  const std::string value(cell.attribute("colspan"));
  const bool number = !value.empty() && value.size() < 3 && value.find_first_not_of("0123456789") == std::string::npos;
  return number ? std::clamp<std::size_t>(std::stoul(value), 1, kMostCells) : 1;
}

std::string row_markdown(const std::vector<std::string>& cells, std::size_t columns) {
  std::string out = "|";
  for (std::size_t i = 0; i < columns; ++i) out += fmt::format(" {} |", i < cells.size() ? cells[i] : "");
  return out;
}

}  // namespace

std::vector<std::string> HtmlBlocks::read_cells(const HtmlNode& row, std::string& text) {
  std::vector<std::string> cells;
  for (const auto& child : row.children) {
    if (child->is_text() && clean_line(child->text).empty()) continue;
    if (child->is("td") || child->is("th")) {
      read_children(*child);
    } else {
      read(*child);
    }
    const Line line = line_.take();
    text += (text.empty() || line.text.empty() ? "" : " ") + line.text;
    cells.push_back(cell_markdown(line));
    for (std::size_t extra = span_of(*child); extra > 1 && cells.size() < kMostCells; --extra) cells.emplace_back();
  }
  return cells;
}

void HtmlBlocks::read_table(const HtmlNode& node) {
  if (context_.one_line || !is_data_table(node)) {
    end_line();
    read_children(node);
    return end_line();
  }
  flush();
  std::vector<const HtmlNode*> rows;
  std::vector<const HtmlNode*> others;
  collect_rows(node, rows, others);
  for (const HtmlNode* other : others) read(*other);
  flush();
  const Context before = std::exchange(context_, {Block::Kind::Table, 0, false, true});
  std::string text;
  std::vector<std::vector<std::string>> cells;
  std::size_t columns = 0;
  for (const HtmlNode* row : rows) {
    cells.push_back(read_cells(*row, text));
    columns = std::max(columns, cells.back().size());
  }
  context_ = before;
  std::string markdown;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    markdown += (i > 0 ? "\n" : "") + row_markdown(cells[i], columns);
    if (i == 0) markdown += "\n" + row_markdown(std::vector<std::string>(columns, "---"), columns);
  }
  if (reads_as(markdown, text)) return add_block({Block::Kind::Table, 0, false, text, markdown, node.line});
  look(node.line, "this table cannot be written in Markdown; its rows stand as paragraphs");
  for (const HtmlNode* row : rows) read_line(*row);
}

void HtmlBlocks::add_remote_picture(const HtmlNode& node, const std::string& address, const std::string& alternative) {
  const std::string shown = alternative.empty() ? address : alternative;
  look(node.line, fmt::format("the picture {} is on another site and was not fetched; a link stands for it: save it "
                              "beside the lesson, and write ![what it shows](its-file)",
                              address));
  add_block({Block::Kind::Image, 0, false, alternative,
             alternative.empty() ? fmt::format("<{}>", link_destination(address))
                                 : fmt::format("[{}]({})", bracketed(shown), link_destination(address)),
             node.line});
}

void HtmlBlocks::read_picture(const HtmlNode& node) {
  const std::string alternative = clean_line(node.attribute("alt"));
  if (is_emoji(node)) return line_.add(alternative, style_);
  const std::string reference = picture_reference(node);
  if (reference.empty() || is_dot(node)) return;
  if (!context_.one_line || context_.kind == Block::Kind::Item) flush();
  const std::string scheme = markdown::scheme_of(reference);
  if (scheme == "http" || scheme == "https") return add_remote_picture(node, reference, alternative);
  if (reference.compare(0, 2, "//") == 0) return add_remote_picture(node, "https:" + reference, alternative);
  const auto name = pictures_.add(reference);
  if (name) {
    if (alternative.empty())
      look(node.line, fmt::format("say what {} shows, for those who cannot see it: ![…]({})", *name, *name));
    const std::string markdown = fmt::format("![{}]({})", bracketed(alternative), *name);
    return add_block({Block::Kind::Image, 0, false, alternative, markdown, node.line});
  }
  const std::string remote = resolve_address(facts_.address, reference);
  if (!remote.empty()) return add_remote_picture(node, remote, alternative);
  const std::string shown(core::prefix_code_points(reference, 80));
  look(node.line, fmt::format("the picture {} {}: it is left out", shown, name.error().message));
  post_.left_out.push_back({node.line, alternative.empty() ? shown : alternative, "a picture that is not to be had"});
}

}  // namespace lectern::importer
