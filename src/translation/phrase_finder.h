#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "core/card.h"
#include "index/document_terms.h"
#include "translation/aligned_lesson.h"

namespace lectern::translation {

/// Between the terms of a phrase, which stand side by side; no term has one.
inline constexpr char kBetweenTerms = ' ';

/// Finds phrases of several terms in write-ups: `electr motor`, `电动 动机`. Any thread.
class PhraseFinder {
 public:
  /// Those among `words` that have several terms. Keeps them.
  explicit PhraseFinder(const std::vector<Word>& words);

  bool empty() const { return phrases_.empty(); }
  /// Puts the phrases that stand in `card` among its `terms`, as if each were one.
  void add_to(const core::Card& card, index::DocumentTerms& terms) const;

 private:
  std::unordered_set<std::string> phrases_;
  std::size_t most_terms_ = 1;
};

}  // namespace lectern::translation
