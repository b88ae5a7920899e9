#include "importer/html_blocks.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "core/utf8.h"
#include "importer/clean.h"
#include "importer/page_furniture.h"
#include "markdown/cjk.h"
#include "markdown/urls.h"

namespace lectern::importer {
namespace {

/// A line about a post is no longer.
constexpr std::size_t kDatelineLength = 160;

/// The level of `h3`; 0 for others.
int heading_level(const HtmlNode& node) {
  const bool heading = node.name.size() == 2 && node.name[0] == 'h' && node.name[1] >= '1' && node.name[1] <= '6';
  return heading ? node.name[1] - '0' : 0;
}

char32_t last_code_point(std::string_view text) {
  std::size_t begin = text.size() - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
  return core::next_code_point(text, begin);
}

/// The text of a node without the line ends inside Chinese, which are no spaces.
std::string joined_lines(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n", at), text.size());
    out.append(text, at, end - at);
    const std::size_t next = std::min(text.find_first_not_of(" \t\r\n", end), text.size());
    const std::string_view gap = std::string_view(text).substr(end, next - end);
    std::size_t after = next;
    const bool joins = gap.find('\n') != std::string_view::npos && !out.empty() && next < text.size() &&
                       markdown::joins_without_space(last_code_point(out), core::next_code_point(text, after));
    if (!gap.empty() && !joins) out += ' ';
    at = next;
  }
  return out;
}

void collect_lines(const HtmlNode& node, std::string& out) {
  if (node.is("br")) out += '\n';
  out += node.text;
  for (const auto& child : node.children) collect_lines(*child, out);
}

constexpr std::size_t kFewMarks = 8;

/// Whether all that an element has is a few links that run a script: to print, to close the window.
bool runs_scripts(const HtmlNode& node) {
  if (is_inline(node) || !short_text_of(node, kDatelineLength)) return false;
  const HtmlNode* link = find_first(node, "a");
  return link != nullptr && markdown::scheme_of(link->attribute("href")) == "javascript";
}

}  // namespace

void HtmlBlocks::read_main(const HtmlNode& main) {
  main_prose_ = prose_.of(main);
  read_children(main);
  flush();
}

void HtmlBlocks::read_heading(const HtmlNode& node) {
  read_in({Block::Kind::Heading, std::max(heading_level(node), 1), false, true}, node);
}

void HtmlBlocks::read_line(const HtmlNode& node) {
  read_in({Block::Kind::Text, 0, false, true}, node);
}

void HtmlBlocks::leave_out(const HtmlNode& node, std::string reason) {
  std::string text = text_of(node);
  if (!text.empty()) post_.left_out.push_back({node.line, std::move(text), std::move(reason)});
}

bool HtmlBlocks::is_known_dateline(const HtmlNode& node) const {
  static const std::set<std::string_view> kWords = {"meta",   "byline",    "info",   "date",  "time",
                                                    "posted", "published", "author", "source"};
  if (!facts_.date || is_inline(node) || heading_level(node) > 0) return false;
  const std::vector<std::string> words = class_words(node);
  const bool about =
      std::any_of(words.begin(), words.end(), [&](const std::string& word) { return kWords.count(word) > 0; });
  if (!about) return false;
  const auto text = short_text_of(node, kDatelineLength);
  return text && names_a_day(*text);
}

/// Classes are names that somebody gave: what holds half of the post is no furniture, whatever it is called.
const char* HtmlBlocks::reason_to_leave_out(const HtmlNode& node) const {
  if (is_known_dateline(node)) return "says when and by whom the post was made";
  if (runs_scripts(node) && prose_.of(node) < kFewMarks) return "buttons of the page";
  const char* reason = furniture_reason(node);
  const bool most = main_prose_ > 0 && prose_.of(node) * 2 > main_prose_;
  return most && !is_named_furniture(node) ? nullptr : reason;
}

void HtmlBlocks::read(const HtmlNode& node) {
  if (node.is_text()) return read_text(node);
  if (is_code_of_the_page(node)) return;
  if (&node == title_ && heading_level(node) == 0) return read_heading(node);
  if (const char* reason = reason_to_leave_out(node)) {
    end_line();
    return leave_out(node, reason);
  }
  if (read_special(node)) return;
  if (is_inline(node)) return read_inline(node);
  end_line();
  read_children(node);
  end_line();
}

void HtmlBlocks::read_children(const HtmlNode& node) {
  for (const auto& child : node.children) read(*child);
}

bool HtmlBlocks::read_special(const HtmlNode& node) {
  static const std::set<std::string_view> kEmbedded = {"iframe", "video", "audio", "embed", "object"};
  if (node.is("br")) {
    end_line();
  } else if (node.is("img")) {
    read_picture(node);
  } else if (kEmbedded.count(node.name) > 0) {
    read_embedded(node);
  } else if (heading_level(node) > 0) {
    read_in({Block::Kind::Heading, heading_level(node), false, true}, node);
  } else if (node.is("ul") || node.is("ol")) {
    read_list(node);
  } else if (node.is("blockquote")) {
    read_in({Block::Kind::Quote, 0, false, false}, node);
  } else if (node.is("pre")) {
    read_code(node);
  } else if (node.is("table")) {
    read_table(node);
  } else {
    return false;
  }
  return true;
}

void HtmlBlocks::read_text(const HtmlNode& node) {
  if (!line_.has_text()) {
    const std::size_t begin = std::min(node.text.find_first_not_of(" \t\r\n"), node.text.size());
    line_number_ = node.line + static_cast<std::size_t>(std::count(
                                   node.text.begin(), node.text.begin() + static_cast<std::ptrdiff_t>(begin), '\n'));
  }
  line_.add(joined_lines(node.text), style_);
}

void HtmlBlocks::read_inline(const HtmlNode& node) {
  static const std::set<std::string_view> kStrong = {"strong", "b"};
  static const std::set<std::string_view> kEmphasis = {"em", "i", "cite", "dfn", "var"};
  static const std::set<std::string_view> kStruck = {"del", "s", "strike"};
  static const std::set<std::string_view> kCode = {"code", "kbd", "samp", "tt"};
  const Style before = style_;
  if (kStrong.count(node.name) > 0) style_.strong = true;
  if (kEmphasis.count(node.name) > 0) style_.emphasis = true;
  if (kStruck.count(node.name) > 0) style_.struck = true;
  if (kCode.count(node.name) > 0) style_.code = true;
  if (node.is("a")) style_.link = link_of(node);
  read_children(node);
  style_ = before;
}

std::string HtmlBlocks::link_of(const HtmlNode& node) {
  const std::string href = clean_line(node.attribute("href"));
  if (href.empty()) return {};
  if (is_linkable(href)) return href;
  const std::string address = resolve_address(facts_.address, href);
  const std::string text = text_of(node);
  if (text.empty()) return address;  // around a picture, which says what is to be said of it
  if (!address.empty()) {
    post_.findings.push_back(
        {Finding::Certainty::Guessed, node.line,
         fmt::format("the link \"{}\" leads to {} by the address that the page gives itself", text, address)});
    return address;
  }
  look(node.line,
       fmt::format("\"{}\" was a link to {}, which leads to nothing in an archive; only its text is left", text, href));
  return {};
}

void HtmlBlocks::read_in(const Context& context, const HtmlNode& node) {
  flush();
  const Context before = std::exchange(context_, context);
  read_children(node);
  flush();
  context_ = before;
}

void HtmlBlocks::read_list(const HtmlNode& node) {
  flush();
  const int level = (context_.kind == Block::Kind::Item ? context_.level : 0) + 1;
  for (const auto& child : node.children) {
    if (child->is("li") && reason_to_leave_out(*child) == nullptr) {
      read_in({Block::Kind::Item, level, node.is("ol"), true}, *child);
    } else {
      read(*child);
    }
  }
  flush();
}

void HtmlBlocks::read_code(const HtmlNode& node) {
  flush();
  std::string code;
  collect_lines(node, code);
  code = clean_lines(code);
  while (!code.empty() && (code.back() == '\n' || code.back() == ' ')) code.pop_back();
  code.erase(0, code.find_first_not_of('\n'));
  if (clean_line(code).empty()) return;
  std::string fence = "```";
  while (code.find(fence) != std::string::npos) fence += '`';
  add_block({Block::Kind::Code, 0, false, clean_line(code), fmt::format("{0}\n{1}\n{0}", fence, code), node.line});
}

void HtmlBlocks::read_embedded(const HtmlNode& node) {
  end_line();
  std::string address = clean_line(node.attribute(node.is("object") ? "data" : "src"));
  if (address.empty()) {
    if (const HtmlNode* source = find_first(node, "source")) address = clean_line(source->attribute("src"));
  }
  leave_out(node, "stands in for something embedded");
  if (address.empty()) return;
  post_.left_out.push_back({node.line, address, fmt::format("the address of an embedded {}", node.name)});
  look(node.line,
       fmt::format("the page shows something of {}; if it is the recording, name it in the front matter: video: …",
                   address));
}

void HtmlBlocks::end_line() {
  if (context_.one_line) {
    line_.add(" ", Style{});
  } else {
    flush();
  }
}

void HtmlBlocks::flush() {
  const std::size_t number = line_number_;
  Line line = line_.take(context_.kind == Block::Kind::Heading ? Place::Heading : Place::Block);
  if (line.text.empty()) return;
  if (line.plainer)
    look(number, fmt::format("markup of this line could not be kept: {}", core::prefix_code_points(line.text, 40)));
  add_block({context_.kind, context_.level, context_.ordered, std::move(line.text), std::move(line.markdown), number});
}

void HtmlBlocks::add_block(Block block) {
  post_.blocks.push_back(std::move(block));
}

void HtmlBlocks::look(std::size_t line, std::string message) {
  post_.findings.push_back({Finding::Certainty::Look, line, std::move(message)});
}

}  // namespace lectern::importer
