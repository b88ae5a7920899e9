#include "translation/phrase_finder.h"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <map>
#include <utility>

#include "index/parts.h"
#include "language/analysis.h"

namespace lectern::translation {
namespace {

/// The last terms of a text, as long as they stand side by side.
class Window {
 public:
  explicit Window(std::size_t most) : most_(most) {}

  void add(const language::TokenView& token) {
    if (!terms_.empty() && token.position != last_ + 1) terms_.clear();
    last_ = token.position;
    terms_.emplace_back(token.term());
    if (terms_.size() > most_) terms_.pop_front();
  }

  /// Each phrase of several terms that ends here.
  template <typename Use>
  void for_each_phrase(const Use& use) {
    if (terms_.size() < 2) return;
    std::string phrase = terms_.back();
    for (auto term = terms_.rbegin() + 1; term != terms_.rend(); ++term) {
      phrase.insert(0, *term + kBetweenTerms);
      use(phrase);
    }
  }

 private:
  std::size_t most_;
  std::deque<std::string> terms_;
  std::uint32_t last_ = 0;
};

}  // namespace

PhraseFinder::PhraseFinder(const std::vector<Word>& words) {
  for (const Word& word : words) {
    const auto gaps = static_cast<std::size_t>(std::count(word.term.begin(), word.term.end(), kBetweenTerms));
    if (gaps == 0) continue;
    most_terms_ = std::max(most_terms_, gaps + 1);
    phrases_.insert(word.term);
  }
}

void PhraseFinder::add_to(const core::Card& card, index::DocumentTerms& terms) const {
  if (empty()) return;
  std::map<std::string, index::TermUse> found;
  index::for_each_part(card, [&](const index::Part& part) {
    const unsigned weight = index::part_weight(part.kind);
    if (weight == 0) return;
    Window window(most_terms_);
    language::for_each_token(part.text, [&](const language::TokenView& token) {
      window.add(token);
      window.for_each_phrase([&](const std::string& phrase) {
        if (!phrases_.contains(phrase)) return;
        index::TermUse& use = found.try_emplace(phrase, index::TermUse{phrase, 0, 0}).first->second;
        use.wdf += weight;
        use.places |= part.place;
      });
    });
  });
  for (auto& [phrase, use] : found) terms.terms.push_back(std::move(use));
  std::sort(terms.terms.begin(), terms.terms.end(),
            [](const index::TermUse& a, const index::TermUse& b) { return a.term < b.term; });
}

}  // namespace lectern::translation
