// A glossary has thousands of phrases, of which a write-up has the terms of some dozens or hundreds. Those are looked
// for in one reading: wherever the rarest term of one stands, its others are looked up around it.

#include "translation/item_finder.h"

#include <algorithm>
#include <bitset>
#include <limits>
#include <set>
#include <unordered_map>
#include <utility>

#include "index/parts.h"
#include "translation/implications.h"

namespace lectern::translation {

/// Reads one write-up.
class ItemFinder::Reader {
 public:
  Reader(const ItemFinder& finder, std::vector<Standing>& standings) : finder_(finder), standings_(standings) {}

  /// Takes note of a term of the write-up.
  void meet(const index::TermUse& use) {
    const auto found = finder_.items_with_.find(use.term);
    if (found == finder_.items_with_.end()) return;
    for (const std::uint32_t item : found->second) meet(item, use);
  }

  /// Looks for the phrases of which all terms were met.
  void read(const core::Card& card) {
    for (const auto& [item, met] : met_) {
      if (met.count == finder_.distinct_[item] && finder_.items_[item].terms.size() > 1) want(item, met.rarest);
    }
    if (phrases_.empty()) return;
    index::for_each_part(card, [&](const index::Part& part) {
      const unsigned weight = index::part_weight(part.kind);
      if (weight > 0) read(part, weight);
    });
  }

 private:
  /// What was met of an item.
  struct Met {
    std::uint32_t count = 0;  ///< of its different terms
    std::uint32_t least = std::numeric_limits<std::uint32_t>::max();
    std::string_view rarest;  ///< of them, in this write-up: counts `least`
  };
  struct Phrase {
    std::uint32_t item = 0;
    std::vector<std::uint32_t> terms;  ///< numbers
    std::size_t anchor = 0;            ///< which of them is the rarest
    std::size_t last_part = 0;         ///< that it stands in, counted from 1
  };
  using Place = std::pair<std::uint32_t, std::uint32_t>;  // position, number of the term

  void meet(std::uint32_t item, const index::TermUse& use) {
    if (finder_.items_[item].terms.size() == 1) {
      standings_[item] = {use.wdf, first_of(use.places)};
      return;
    }
    Met& met = met_[item];
    ++met.count;
    if (use.wdf >= met.least) return;
    met.least = use.wdf;
    met.rarest = use.term;
  }

  void want(std::uint32_t item, std::string_view rarest) {
    Phrase phrase{item, {}, 0, 0};
    const std::vector<std::string>& terms = finder_.items_[item].terms;
    for (std::size_t i = 0; i < terms.size(); ++i) {
      const auto [known, fresh] = numbers_.try_emplace(terms[i], static_cast<std::uint32_t>(numbers_.size()));
      if (fresh) anchored_.emplace_back();
      first_bytes_.set(static_cast<unsigned char>(terms[i].front()));
      phrase.terms.push_back(known->second);
      if (terms[i] == rarest) phrase.anchor = i;
    }
    anchored_[phrase.terms[phrase.anchor]].push_back(phrases_.size());
    phrases_.push_back(std::move(phrase));
  }

  void read(const index::Part& part, unsigned weight) {
    ++parts_;
    places_.clear();
    index::for_each_placed_term(part.text, [&](const index::PlacedTermView& placed) {
      // Most words need no stem to be told from those that are looked for.
      if (!first_bytes_.test(static_cast<unsigned char>(placed.surface.front()))) return;
      const auto number = numbers_.find(placed.term());
      if (number != numbers_.end()) places_.emplace_back(placed.position, number->second);
    });
    std::sort(places_.begin(), places_.end());
    for (const auto& [position, number] : places_) {
      for (const std::size_t i : anchored_[number]) {
        Phrase& phrase = phrases_[i];
        if (phrase.last_part == parts_ || !stands(phrase, position)) continue;
        phrase.last_part = parts_;
        Standing& standing = standings_[phrase.item];
        if (standing.place == 0 || part.place < standing.place) standing.place = part.place;
        standing.frequency += weight;
      }
    }
  }

  /// With its anchor at `position`.
  bool stands(const Phrase& phrase, std::uint32_t position) const {
    const std::vector<std::uint32_t>& offsets = finder_.items_[phrase.item].offsets;
    if (position < offsets[phrase.anchor]) return false;
    const std::uint32_t begin = position - offsets[phrase.anchor];
    for (std::size_t i = 0; i < offsets.size(); ++i) {
      if (!std::binary_search(places_.begin(), places_.end(), Place(begin + offsets[i], phrase.terms[i]))) return false;
    }
    return true;
  }

  const ItemFinder& finder_;
  std::vector<Standing>& standings_;
  std::map<std::uint32_t, Met> met_;  ///< of each item of several terms
  std::vector<Phrase> phrases_;
  std::unordered_map<std::string_view, std::uint32_t> numbers_;  ///< of the phrases' terms
  std::bitset<256> first_bytes_;                                 ///< likewise
  std::vector<std::vector<std::size_t>> anchored_;               ///< of each term, phrases whose rarest it is
  std::vector<Place> places_;                                    ///< in the part that is read; ascending
  std::size_t parts_ = 0;
};

ItemFinder::ItemFinder(std::vector<index::Item> items) : items_(std::move(items)) {
  for (std::uint32_t item = 0; item < items_.size(); ++item) {
    const std::set<std::string_view> terms(items_[item].terms.begin(), items_[item].terms.end());
    distinct_.push_back(static_cast<std::uint32_t>(terms.size()));
    for (const std::string_view term : terms) items_with_[std::string(term)].push_back(item);
  }
}

std::vector<ItemFinder::Standing> ItemFinder::standings_in(const core::Card& card,
                                                           const index::DocumentTerms& terms) const {
  std::vector<Standing> out(items_.size());
  Reader reader(*this, out);
  for (const index::TermUse& use : terms.terms) {
    if (use.wdf > 0) reader.meet(use);
  }
  reader.read(card);
  return out;
}

}  // namespace lectern::translation
