#include "markdown/block_language.h"

#include <fmt/format.h>

#include <vector>

#include "markdown/plain_text.h"

namespace lectern::markdown {
namespace {

// A name or a term of one or two words is at home in any language.
constexpr std::size_t kMinWords = 3;
constexpr std::size_t kMinHan = 2;
// How many of the other script's words make a text its own: one Chinese name in a long English sentence does not.
constexpr std::size_t kWordsPerHan = 8;
constexpr std::size_t kHanPerWord = 4;

bool is_written_in_han(const core::LanguageTag& language) {
  const std::string_view primary = core::primary_subtag(language);
  return primary == "zh" || primary == "ja" || primary == "ko";
}

/// A block whose end has not come yet: what its leaves are in.
struct OpenBlock {
  language::ScriptCount count;
  bool has_main = false;  ///< a leaf in the write-up's own language
  bool has_other = false;
};

// User data must be a pointer that stays: cmark does not copy it.
void note(Node* node, std::string_view language) {
  cmark_node_set_user_data(node, language.empty() ? nullptr : const_cast<char*>(language.data()));
}

bool is_container(Node* node) {
  const Kind kind = kind_of(node);
  return kind == Kind::BlockQuote || kind == Kind::List || kind == Kind::Table;
}

void add(language::ScriptCount& sum, const language::ScriptCount& count) {
  sum.han += count.han;
  sum.kana_hangul += count.kana_hangul;
  sum.latin_words += count.latin_words;
}

/// Notes languages from the leaves up.
class Noter {
 public:
  explicit Noter(const core::LanguageTag& main) : main_(main), open_(1) {}

  void see(Node* node, bool entering) {
    if (is_leaf_block(node)) {
      if (entering) see_leaf(node);
    } else if (is_container(node)) {
      if (entering)
        open_.emplace_back();
      else
        close(node);
    }
  }

 private:
  void see_leaf(Node* leaf) {
    const language::ScriptCount count = language::count_scripts(inline_text(leaf, TextOf::Prose));
    const std::string_view other = other_language(count, main_);
    note(leaf, other);
    add(open_.back().count, count);
    const bool main = is_written_in_han(main_) ? count.han + count.kana_hangul > 0 : count.latin_words > 0;
    open_.back().has_other |= !other.empty();
    open_.back().has_main |= other.empty() && main;
  }

  void close(Node* container) {
    const OpenBlock block = open_.back();
    open_.pop_back();
    note(container, block.has_other && !block.has_main ? other_language(block.count, main_) : std::string_view());
    add(open_.back().count, block.count);
    open_.back().has_main |= block.has_main;
    open_.back().has_other |= block.has_other;
  }

  const core::LanguageTag& main_;
  std::vector<OpenBlock> open_;
};

void keep_outermost(Node* root) {
  Node* outermost = nullptr;
  walk(root, [&](Node* node, bool entering) {
    if (node == outermost) {
      if (!entering) outermost = nullptr;
    } else if (entering && !noted_language(node).empty()) {
      if (outermost != nullptr)
        note(node, {});
      else if (!is_inline(node))
        outermost = node;
    }
  });
}

}  // namespace

std::string_view other_language(const language::ScriptCount& count, const core::LanguageTag& main) {
  if (count.kana_hangul > 0) return {};
  if (is_written_in_han(main)) {
    return count.latin_words >= kMinWords && count.han * kWordsPerHan <= count.latin_words ? "en" : "";
  }
  return count.han >= kMinHan && count.han >= count.latin_words * kHanPerWord ? "zh" : "";
}

void note_languages(Node* root, const core::LanguageTag& main) {
  Noter noter(main);
  walk(root, [&](Node* node, bool entering) { noter.see(node, entering); });
  keep_outermost(root);
}

std::string_view noted_language(Node* block) {
  const auto* noted = static_cast<const char*>(cmark_node_get_user_data(block));
  return noted == nullptr ? std::string_view() : std::string_view(noted);
}

std::string language_attribute(Node* block) {
  const std::string_view language = noted_language(block);
  return language.empty() ? std::string() : fmt::format(R"( lang="{}")", language);
}

}  // namespace lectern::markdown
