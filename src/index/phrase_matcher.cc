#include "index/phrase_matcher.h"

#include <algorithm>

namespace lectern::index {

PhraseMatcher::PhraseMatcher(const Item& item) : item_(item) {
  for (const std::string& term : item_.terms) first_bytes_.set(static_cast<unsigned char>(term.front()));
}

bool PhraseMatcher::stands_in(std::string_view text) {
  beginnings_.clear();
  for_each_placed_term(text, [&](const PlacedTermView& placed) { use(placed); });
  return beginnings_.size() >= item_.terms.size() && any_begins();
}

void PhraseMatcher::use(const PlacedTermView& placed) {
  // Most words need no stem to be told from the few that are looked for.
  if (!first_bytes_.test(static_cast<unsigned char>(placed.surface.front()))) return;
  const std::string_view term = placed.term();
  for (std::size_t i = 0; i < item_.terms.size(); ++i) {
    if (item_.terms[i] != term || placed.position < item_.offsets[i]) continue;
    beginnings_.emplace_back(placed.position - item_.offsets[i], i);
  }
}

/// Whether all terms agree on a beginning.
bool PhraseMatcher::any_begins() {
  std::sort(beginnings_.begin(), beginnings_.end());
  std::size_t agreed = 0;
  for (std::size_t at = 0; at < beginnings_.size(); ++at) {
    const auto [begin, term] = beginnings_[at];
    if (at == 0 || beginnings_[at - 1].first != begin) agreed = 0;
    if (agreed == term) ++agreed;
    if (agreed == item_.terms.size()) return true;
  }
  return false;
}

}  // namespace lectern::index
