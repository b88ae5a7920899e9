#include "importer/html_text.h"

#include <algorithm>
#include <set>

#include "core/utf8.h"
#include "importer/clean.h"
#include "importer/page_furniture.h"

namespace lectern::importer {
namespace {

/// Adds what can be read below `node`, and stops soon after `most` bytes.
void collect(const HtmlNode& node, std::string& out, std::size_t most) {
  if (node.is_text()) {
    out.append(node.text, 0, most);
    return;
  }
  if (is_code_of_the_page(node)) return;
  const bool ends_line = !is_inline(node);
  if (ends_line) out += ' ';
  for (const auto& child : node.children) {
    if (out.size() > most) return;
    collect(*child, out, most);
  }
  if (ends_line) out += ' ';
}

std::size_t last_order(const HtmlNode& node) {
  const HtmlNode* last = &node;
  while (!last->children.empty()) last = last->children.back().get();
  return last->order;
}

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

bool is_word_character(char c) {
  return (c >= 'a' && c <= 'z') || is_upper(c) || (c >= '0' && c <= '9');
}

void add_words(std::string_view value, std::vector<std::string>& words) {
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    const bool hump = is_upper(c) && i > 0 && is_word_character(value[i - 1]) && !is_upper(value[i - 1]);
    if (!is_word_character(c) || hump) end_word();
    if (is_word_character(c)) word += is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
  }
  end_word();
}

}  // namespace

bool is_inline(const HtmlNode& node) {
  static const std::set<std::string_view> kInline = {
      "a",     "abbr", "acronym", "b",      "bdi",  "bdo",  "big",  "cite", "code", "data", "del",  "dfn", "em",
      "font",  "i",    "ins",     "kbd",    "mark", "nobr", "q",    "rb",   "rp",   "rt",   "ruby", "s",   "samp",
      "small", "span", "strike",  "strong", "sub",  "sup",  "time", "tt",   "u",    "var",  "wbr",  "img", "label"};
  return node.is_text() || kInline.count(node.name) > 0;
}

bool has_blocks(const HtmlNode& node) {
  return std::any_of(node.children.begin(), node.children.end(), [](const auto& child) {
    return child->is("br") ? false : !is_inline(*child) || has_blocks(*child);
  });
}

bool is_code_of_the_page(const HtmlNode& node) {
  static const std::set<std::string_view> kNames = {"script", "style",  "template", "title", "link",
                                                    "meta",   "canvas", "svg",      "base",  "param"};
  return kNames.count(node.name) > 0;
}

std::string text_of(const HtmlNode& node) {
  std::string out;
  collect(node, out, std::string::npos - 1);
  return clean_line(out);
}

std::optional<std::string> short_text_of(const HtmlNode& node, std::size_t most) {
  constexpr std::size_t kWidest = 8;  // bytes of a code point, and white space between
  std::string out;
  collect(node, out, most * kWidest);
  if (out.size() > most * kWidest) return std::nullopt;
  std::string text = clean_line(out);
  if (core::code_point_count(text) > most) return std::nullopt;
  return text;
}

const HtmlNode* find_first(const HtmlNode& node, std::string_view name) {
  if (node.is(name)) return &node;
  for (const auto& child : node.children) {
    if (const HtmlNode* found = find_first(*child, name)) return found;
  }
  return nullptr;
}

std::vector<std::string> class_words(const HtmlNode& node) {
  std::vector<std::string> words;
  add_words(node.attribute("class"), words);
  add_words(node.attribute("id"), words);
  return words;
}

bool has_class(const HtmlNode& node, std::string_view wanted) {
  const std::string_view value = node.attribute("class");
  for (std::size_t at = value.find(wanted); at != std::string_view::npos; at = value.find(wanted, at + 1)) {
    const std::size_t end = at + wanted.size();
    const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    if ((at == 0 || is_space(value[at - 1])) && (end == value.size() || is_space(value[end]))) return true;
  }
  return false;
}

ProseTable::ProseTable(const HtmlNode& root) : counts_(last_order(root) + 1) {
  count(root, false);
}

std::size_t ProseTable::count(const HtmlNode& node, bool linked) {
  std::size_t sum = 0;
  if (node.is_text()) {
    sum = linked ? 0 : core::code_point_count(clean_line(node.text));
  } else if (!is_code_of_the_page(node) && !is_named_furniture(node)) {
    for (const auto& child : node.children) sum += count(*child, linked || node.is("a"));
  }
  return counts_[node.order] = sum;
}

}  // namespace lectern::importer
