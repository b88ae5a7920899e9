#include "index/text_matches.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/utf8.h"
#include "language/analysis.h"

namespace lectern::index {
namespace {

using language::Token;

/// Past the code point at `begin` and what combines with it.
std::size_t end_of_character(std::string_view text, std::size_t begin) {
  core::next_code_point(text, begin);
  while (begin < text.size()) {
    std::size_t after = begin;
    if (core::cell_width(core::next_code_point(text, after)) > 0) break;
    begin = after;
  }
  return begin;
}

class TextMatcher {
 public:
  TextMatcher(std::string_view text, const Query& query, std::span<const std::string> others)
      : text_(text), terms_(others.begin(), others.end()) {
    for (const Group& group : query.groups) {
      for (const Item& item : group.alternatives) {
        terms_.insert(item.terms.begin(), item.terms.end());
        if (!item.prefix.empty()) growing_ = &item;
      }
    }
  }

  std::vector<TextMatch> run() && {
    for (const Token& token : language::analyze(text_)) {
      if (token.kind == Token::Kind::Word) {
        use_word(token);
      } else {
        use_ngram(token);
      }
    }
    std::sort(out_.begin(), out_.end(), [](const TextMatch& a, const TextMatch& b) {
      return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
    });
    out_.erase(std::unique(out_.begin(), out_.end()), out_.end());
    return std::move(out_);
  }

 private:
  void use_word(const Token& word) {
    if (terms_.contains(word.term)) {
      add(word.begin, word.end, word.term);
    } else if (growing_ != nullptr && word.surface.starts_with(growing_->prefix)) {
      add(word.begin, word.end, growing_->terms.front());
    }
  }

  /// The bigram, and each of its two characters where it is a term alone.
  void use_ngram(const Token& ngram) {
    if (terms_.contains(ngram.term)) add(ngram.begin, ngram.end, ngram.term);
    const std::string first(core::prefix_code_points(ngram.term, 1));
    if (first.size() == ngram.term.size()) return;
    const std::string second = ngram.term.substr(first.size());
    // Both come from one written character where that stands for a word, as ㍻ does for 平成.
    std::size_t middle = end_of_character(text_, ngram.begin);
    const bool one_written = middle >= ngram.end;
    if (terms_.contains(first)) add(ngram.begin, one_written ? ngram.end : middle, first);
    if (terms_.contains(second)) add(one_written ? ngram.begin : middle, ngram.end, second);
  }

  void add(std::size_t begin, std::size_t end, const std::string& term) { out_.push_back({begin, end, term}); }

  std::string_view text_;
  std::set<std::string> terms_;
  const Item* growing_ = nullptr;
  std::vector<TextMatch> out_;
};

}  // namespace

std::vector<TextMatch> find_text_matches(std::string_view text, const Query& query,
                                         std::span<const std::string> others) {
  return TextMatcher(text, query, others).run();
}

}  // namespace lectern::index
