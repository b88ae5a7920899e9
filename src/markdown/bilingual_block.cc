#include "markdown/bilingual_block.h"

#include <algorithm>

#include "core/utf8.h"
#include "language/character.h"
#include "markdown/code_fence.h"
#include "markdown/language_marker.h"
#include "markdown/plain_text.h"

namespace lectern::markdown {
namespace {

constexpr std::size_t kMixedWords = 12;  ///< in a row: more than a title or a list of names
constexpr std::size_t kMixedHan = 20;
/// The lesser language of a mixed block has at least this part of it; less is a quotation.
constexpr std::size_t kMixedPart = 5;

BilingualBlock make_block(Node* node, const Input& input) {
  BilingualBlock block;
  block.node = node;
  block.line = input.file_line(input.offset(cmark_node_get_start_line(node), 1));
  if (kind_of(node) == Kind::HtmlBlock) block.marker = language_marker(literal_of(node));
  const std::string text = all_text(node, TextOf::Prose);
  block.announcement = announcement(text);
  if (block.announcement != Announcement::None) return block;
  block.count = language::count_scripts(text);
  block.zh = block.count.han * kHanWeight;
  block.en = block.count.latin_words * kWordWeight;
  return block;
}

bool holds_both(const language::ScriptCount& count) {
  return count.longest_latin_run >= kMixedWords && count.han >= kMixedHan;
}

/// A Han character or a Latin word of a text.
struct Sign {
  std::size_t begin;
  bool han;
};

std::vector<Sign> signs_of(std::string_view text) {
  std::vector<Sign> signs;
  bool in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = core::next_code_point(text, at);
    const bool han = language::is_han(c);
    const bool latin = language::is_latin(c);
    if (han || (latin && !in_word)) signs.push_back({begin, han});
    in_word = latin;
  }
  return signs;
}

/// The sign before which `first_han` signs stand and after which the others do, with the least weight out of place.
std::pair<std::size_t, std::size_t> best_change(const std::vector<Sign>& signs, bool first_han) {
  const auto weight = [](const Sign& sign) { return sign.han ? kHanWeight : kWordWeight; };
  std::size_t misplaced = 0;
  for (const Sign& sign : signs) misplaced += sign.han == first_han ? weight(sign) : 0;
  std::pair<std::size_t, std::size_t> best{misplaced, 0};
  for (std::size_t i = 0; i < signs.size(); ++i) {
    if (signs[i].han == first_han)
      misplaced -= weight(signs[i]);
    else
      misplaced += weight(signs[i]);
    best = std::min(best, {misplaced, i + 1});
  }
  return best;
}

}  // namespace

bool BilingualBlock::is_separator() const {
  return kind_of(node) == Kind::ThematicBreak || announcement != Announcement::None || marker.has_value();
}

bool BilingualBlock::is_heading() const {
  return kind_of(node) == Kind::Heading;
}

std::vector<BilingualBlock> bilingual_blocks(Node* root, core::LineRange body, const Input& input) {
  std::vector<BilingualBlock> blocks;
  for (Node* node : children_of(root)) {
    if (kind_of(node) == Kind::FootnoteDefinition) continue;
    if (!body.contains(input.file_line(input.offset(cmark_node_get_start_line(node), 1)))) continue;
    blocks.push_back(make_block(node, input));
  }
  return blocks;
}

bool is_mixed(const BilingualBlock& block) {
  return holds_both(block.count) && std::min(block.zh, block.en) * kMixedPart >= block.weight();
}

Node* code_over_both(const BilingualBlock& block, const Input& input) {
  for (Node* code : collect(block.node, Kind::CodeBlock)) {
    if (holds_both(language::count_scripts(literal_of(code))) && is_unclosed(code, input)) return code;
  }
  return nullptr;
}

std::size_t language_change(std::string_view text) {
  const std::vector<Sign> signs = signs_of(text);
  if (signs.empty()) return 0;
  const auto change = std::min(best_change(signs, true), best_change(signs, false));
  return change.second < signs.size() ? signs[change.second].begin : 0;
}

}  // namespace lectern::markdown
