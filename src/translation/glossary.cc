#include "translation/glossary.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

#include "language/analysis.h"
#include "translation/implications.h"

namespace lectern::translation {
namespace {

constexpr std::uint8_t kSure = 15;
/// Of a word that is one of several of a term: 'things' is less than 'Internet of Things'.
constexpr std::uint8_t kPartly = 8;
constexpr std::size_t kMostWords = 3;

index::Item item_of(std::string_view text) {
  index::Item out;
  for (language::Token& token : language::analyze(text)) {
    out.offsets.push_back(token.position);
    out.terms.push_back(std::move(token.term));
  }
  return out;
}

/// Whether it is one word, or one run of Han, kana or hangul.
bool is_one(std::string_view text) {
  const auto tokens = language::analyze(text);
  return std::all_of(tokens.begin(), tokens.end(), [&](const auto& token) { return token.run == tokens[0].run; });
}

bool has(const index::DocumentTerms& terms, std::string_view term) {
  const auto found =
      std::lower_bound(terms.terms.begin(), terms.terms.end(), term,
                       [](const index::TermUse& use, std::string_view wanted) { return use.term < wanted; });
  return found != terms.terms.end() && found->term == term && found->wdf > 0;
}

}  // namespace

Glossary::Glossary(const std::vector<std::vector<std::string>>& entries) {
  std::vector<index::Item> items;
  for (const std::vector<std::string>& texts : entries) {
    std::vector<Term>& entry = entries_.emplace_back();
    for (const std::string& text : texts) {
      const index::Item& item = items.emplace_back(item_of(text));
      if (item.terms.size() == 1) settled_.insert(item.terms[0]);
      entry.push_back({text, {item.terms.begin(), item.terms.end()}});
    }
  }
  finder_ = ItemFinder(std::move(items));
}

std::vector<index::ImpliedTerm> Glossary::implied_by(const core::Card& card, const index::DocumentTerms& terms) const {
  std::map<std::string, index::ImpliedTerm> out;
  const std::vector<ItemFinder::Standing> standings = finder_.standings_in(card, terms);
  auto next = standings.begin();
  for (const std::vector<Term>& entry : entries_) {
    ItemFinder::Standing all;
    for (const ItemFinder::Standing& one : std::span(std::exchange(next, next + entry.size()), entry.size())) {
      if (one.frequency == 0) continue;
      all.frequency += one.frequency;
      if (all.place == 0 || one.place < all.place) all.place = one.place;
    }
    if (all.frequency > 0) add_implied(entry, all, terms, out);
  }
  std::vector<index::ImpliedTerm> sorted;
  for (auto& [term, implied] : out) sorted.push_back(std::move(implied));
  return sorted;
}

/// What a write-up with these terms does not have of an entry that stands in it.
void Glossary::add_implied(const std::vector<Term>& entry, const ItemFinder::Standing& standing,
                           const index::DocumentTerms& terms, std::map<std::string, index::ImpliedTerm>& out) {
  const auto level = static_cast<std::uint8_t>(level_of(static_cast<float>(standing.frequency)));
  for (const Term& term : entry) {
    for (const std::string& each : term.terms) {
      if (has(terms, each)) continue;
      index::ImpliedTerm& implied =
          out.try_emplace(each, index::ImpliedTerm{each, level, true, standing.place}).first->second;
      implied.level = std::max(implied.level, level);
      implied.place = std::min(implied.place, standing.place);
    }
  }
}

std::vector<index::Rendering> Glossary::renderings() const {
  std::map<std::string, index::Rendering> out;
  for (const std::vector<Term>& entry : entries_) add_renderings(entry, out);
  std::vector<index::Rendering> sorted;
  for (auto& [term, rendering] : out) {
    if (!rendering.words.empty()) sorted.push_back(std::move(rendering));
  }
  return sorted;
}

void Glossary::add_renderings(const std::vector<Term>& entry, std::map<std::string, index::Rendering>& out) {
  std::set<std::string_view> served;
  for (const Term& term : entry) {
    const std::uint8_t confidence = is_one(term.text) ? kSure : kPartly;
    for (const std::string& each : term.terms) {
      index::Rendering& rendering = out.try_emplace(each, index::Rendering{each, 0, {}}).first->second;
      rendering.confidence = std::max(rendering.confidence, confidence);
      if (served.insert(each).second) add_words(entry, rendering);
    }
  }
}

/// Those of an entry that do not have the term themselves.
void Glossary::add_words(const std::vector<Term>& entry, index::Rendering& rendering) {
  std::vector<std::string>& words = rendering.words;
  for (const Term& other : entry) {
    if (words.size() == kMostWords) return;
    if (other.terms.contains(rendering.term)) continue;
    if (std::find(words.begin(), words.end(), other.text) == words.end()) words.push_back(other.text);
  }
}

}  // namespace lectern::translation
