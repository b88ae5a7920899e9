// Byte-pair encoding, over characters. The texts lie in one row of places; a joined pair becomes one symbol at the
// place of its first half, and the place of the second falls out of the row. Of every pair it is known where it stands
// or once stood. A pair gets all its places when the younger of its symbols is made, and only loses some later: a count
// that was right once is an upper bound for ever, so that a count need be put right only when its pair is the most
// frequent.

#include "web_index/pair_merger.h"

#include <algorithm>
#include <queue>
#include <unordered_map>
#include <utility>

namespace lectern::web_index {
namespace {

using Symbol = std::uint32_t;
using Place = std::uint32_t;

/// Stands between texts and for characters outside the alphabet; is never joined.
constexpr Symbol kBarrier = 0;
/// At places that fell out of the row.
constexpr Symbol kGone = UINT32_MAX;

using Pair = std::uint64_t;
Pair pair_of(Symbol first, Symbol second) {
  return Pair{first} << 32 | second;
}

struct Candidate {
  std::size_t count = 0;
  Pair pair = 0;

  /// The most frequent comes out of a heap first, of equally frequent ones the oldest.
  friend bool operator<(const Candidate& a, const Candidate& b) {
    return a.count != b.count ? a.count < b.count : a.pair > b.pair;
  }
};

class Merger {
 public:
  Merger(const std::vector<std::u16string>& texts, std::u16string_view alphabet, std::uint32_t min_count)
      : min_count_(min_count), strings_(1) {
    for (const char16_t character : alphabet) strings_.emplace_back(1, character);
    lay_out(texts, alphabet);
    std::vector<Pair> found;
    for (Place at = 0; at + 1 < row_.size(); ++at) note(at, found);
    enqueue(found);
  }

  /// The next string; empty when none is frequent enough.
  std::u16string next(std::size_t max_length) {
    while (!candidates_.empty()) {
      const Candidate candidate = candidates_.top();
      candidates_.pop();
      const auto first = static_cast<Symbol>(candidate.pair >> 32), second = static_cast<Symbol>(candidate.pair);
      if (strings_[first].size() + strings_[second].size() > max_length) continue;
      std::vector<Place>& places = places_[candidate.pair];
      drop_stale(places, first, second);
      if (places.size() == candidate.count) {
        join(first, second, std::exchange(places, {}));
        return strings_.back();
      }
      if (places.size() >= min_count_) candidates_.push({places.size(), candidate.pair});
    }
    return {};
  }

 private:
  void lay_out(const std::vector<std::u16string>& texts, std::u16string_view alphabet) {
    std::vector<Symbol> symbols(0x10000, kBarrier);
    for (std::size_t i = 0; i < alphabet.size(); ++i) symbols[alphabet[i]] = static_cast<Symbol>(i + 1);
    row_.push_back(kBarrier);
    for (const std::u16string& text : texts) {
      for (const char16_t character : text) row_.push_back(symbols[character]);
      row_.push_back(kBarrier);
    }
    for (Place at = 0; at < row_.size(); ++at) {
      after_.push_back(at + 1);
      before_.push_back(at - 1);
    }
  }

  /// Notes the pair at a place. `found` gets those that were not known.
  void note(Place at, std::vector<Pair>& found) {
    const Symbol first = row_[at], second = row_[after_[at]];
    if (first == kBarrier || second == kBarrier) return;
    std::vector<Place>& places = places_[pair_of(first, second)];
    if (places.empty()) found.push_back(pair_of(first, second));
    if (places.empty() || places.back() != at) places.push_back(at);
  }

  void enqueue(const std::vector<Pair>& found) {
    for (const Pair pair : found) {
      const std::size_t count = places_[pair].size();
      if (count >= min_count_) candidates_.push({count, pair});
    }
  }

  /// Keeps the places where the pair still stands; of those that overlap, the first.
  void drop_stale(std::vector<Place>& places, Symbol first, Symbol second) const {
    Place taken = 0;
    std::erase_if(places, [&](Place at) {
      if (row_[at] != first || row_[after_[at]] != second || at == taken) return true;
      taken = after_[at];
      return false;
    });
  }

  void join(Symbol first, Symbol second, const std::vector<Place>& places) {
    const auto joined = static_cast<Symbol>(strings_.size());
    strings_.push_back(strings_[first] + strings_[second]);
    for (const Place at : places) {
      const Place gone = after_[at];
      row_[at] = joined;
      row_[gone] = kGone;
      after_[at] = after_[gone];
      before_[after_[gone]] = at;
    }
    std::vector<Pair> found;
    for (const Place at : places) {
      note(before_[at], found);
      note(at, found);
    }
    enqueue(found);
  }

  std::size_t min_count_;
  std::vector<std::u16string> strings_;  ///< by symbol
  std::vector<Symbol> row_;
  std::vector<Place> after_, before_;
  std::unordered_map<Pair, std::vector<Place>> places_;  ///< never walked, so its order does not matter
  std::priority_queue<Candidate> candidates_;
};

}  // namespace

std::vector<std::u16string> join_frequent_pairs(const std::vector<std::u16string>& texts, std::u16string_view alphabet,
                                                std::size_t max_strings, std::size_t max_length,
                                                std::uint32_t min_count) {
  Merger merger(texts, alphabet, min_count);
  std::vector<std::u16string> strings;
  while (strings.size() < max_strings) {
    std::u16string string = merger.next(max_length);
    if (string.empty()) break;
    strings.push_back(std::move(string));
  }
  return strings;
}

}  // namespace lectern::web_index
