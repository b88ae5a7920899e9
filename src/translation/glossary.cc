#include "translation/glossary.h"

#include <algorithm>
#include <utility>

#include "index/parts.h"
#include "index/phrase_matcher.h"
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
  for (std::uint32_t& offset : out.offsets) offset -= out.offsets.empty() ? 0 : out.offsets.front();
  return out;
}

/// Whether it is one word, or one run of Han, kana or hangul.
bool is_one(std::string_view text) {
  const auto tokens = language::analyze(text);
  return std::all_of(tokens.begin(), tokens.end(), [&](const auto& token) { return token.run == tokens[0].run; });
}

const index::TermUse* find(const index::DocumentTerms& terms, std::string_view term) {
  const auto found =
      std::lower_bound(terms.terms.begin(), terms.terms.end(), term,
                       [](const index::TermUse& use, std::string_view wanted) { return use.term < wanted; });
  return found != terms.terms.end() && found->term == term && found->wdf > 0 ? &*found : nullptr;
}

bool has(const index::Item& item, std::string_view term) {
  return std::find(item.terms.begin(), item.terms.end(), term) != item.terms.end();
}

}  // namespace

Glossary::Glossary(const std::vector<std::vector<std::string>>& entries) {
  for (const std::vector<std::string>& texts : entries) {
    std::vector<Term>& entry = entries_.emplace_back();
    for (const std::string& text : texts) {
      entry.push_back({text, item_of(text)});
      if (entry.back().item.terms.size() == 1) settled_.insert(entry.back().item.terms[0]);
    }
  }
}

Glossary::Standing Glossary::standing_of(const Term& term, const core::Card& card, const index::DocumentTerms& terms) {
  const index::TermUse* use = nullptr;
  for (const std::string& each : term.item.terms) {
    use = find(terms, each);
    if (use == nullptr) return {};
  }
  if (term.item.terms.size() == 1) return {use->wdf, first_of(use->places)};
  Standing out;
  index::PhraseMatcher matcher(term.item);
  index::for_each_part(card, [&](const index::Part& part) {
    const unsigned weight = index::part_weight(part.kind);
    if (weight == 0 || !matcher.stands_in(part.text)) return;
    if (out.place == 0 || part.place < out.place) out.place = part.place;
    out.frequency += weight;
  });
  return out;
}

std::vector<index::ImpliedTerm> Glossary::implied_by(const core::Card& card, const index::DocumentTerms& terms) const {
  std::map<std::string, index::ImpliedTerm> out;
  for (const std::vector<Term>& entry : entries_) {
    Standing all;
    for (const Term& term : entry) {
      const Standing one = standing_of(term, card, terms);
      if (one.frequency == 0) continue;
      all.frequency += one.frequency;
      if (all.place == 0 || one.place < all.place) all.place = one.place;
    }
    if (all.frequency == 0) continue;
    const auto level = static_cast<std::uint8_t>(level_of(static_cast<float>(all.frequency)));
    for (const Term& term : entry) {
      for (const std::string& each : term.item.terms) {
        if (find(terms, each) != nullptr) continue;
        index::ImpliedTerm& implied =
            out.try_emplace(each, index::ImpliedTerm{each, level, true, all.place}).first->second;
        implied.level = std::max(implied.level, level);
        implied.place = std::min(implied.place, all.place);
      }
    }
  }
  std::vector<index::ImpliedTerm> sorted;
  for (auto& [term, implied] : out) sorted.push_back(std::move(implied));
  return sorted;
}

std::vector<index::Rendering> Glossary::renderings() const {
  std::map<std::string, index::Rendering> out;
  for (const std::vector<Term>& entry : entries_) add_renderings(entry, out);
  std::vector<index::Rendering> sorted;
  for (auto& [term, rendering] : out) sorted.push_back(std::move(rendering));
  return sorted;
}

void Glossary::add_renderings(const std::vector<Term>& entry, std::map<std::string, index::Rendering>& out) {
  for (const Term& term : entry) {
    const std::uint8_t confidence = is_one(term.text) ? kSure : kPartly;
    for (const std::string& each : term.item.terms) {
      index::Rendering& rendering = out.try_emplace(each, index::Rendering{each, 0, {}}).first->second;
      rendering.confidence = std::max(rendering.confidence, confidence);
      for (const Term& other : entry) {
        if (has(other.item, each) || rendering.words.size() == kMostWords) continue;
        const bool known =
            std::find(rendering.words.begin(), rendering.words.end(), other.text) != rendering.words.end();
        if (!known) rendering.words.push_back(other.text);
      }
    }
  }
  std::erase_if(out, [](const auto& each) { return each.second.words.empty(); });
}

}  // namespace lectern::translation
