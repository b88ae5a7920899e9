#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "core/card.h"
#include "index/bm25.h"
#include "index/query.h"
#include "index/schema.h"
#include "support/reference_document.h"
#include "support/small_index.h"

/// The search of src/index/README.md over plain cards, without Xapian and without any thought of speed: what the index
/// has to agree with.
class ReferenceSearch {
  using Query = lectern::index::Query;
  using Group = lectern::index::Group;
  using Item = lectern::index::Item;
  using Field = lectern::index::Field;
  using ImpliedTerm = lectern::index::ImpliedTerm;

 public:
  struct Hit {
    std::size_t document = 0;  ///< from 1
    double grains = 0;
    bool complete = false, through = false;
    std::vector<std::string> via;  ///< what was asked and is implied, or "in" and a language

    friend bool operator==(const Hit&, const Hit&) = default;
  };
  struct Result {
    std::vector<Hit> hits;
    std::size_t complete_count = 0, through_count = 0;
  };
  struct Options {
    std::size_t limit = 10;
    std::string language;
    bool implied = true;
  };

  explicit ReferenceSearch(std::vector<lectern::core::Card> cards, const Implications& implied = {})
      : cards_(std::move(cards)) {
    std::map<std::string, std::uint32_t> languages;
    for (const auto& rendering : implied.renderings) confidence_[rendering.term] = rendering.confidence;
    for (const auto& card : cards_) {
      const std::size_t i = documents_.size();
      documents_.emplace_back(card, i < implied.terms.size() ? implied.terms[i] : std::vector<ImpliedTerm>());
      words_.insert(documents_[i].stems.begin(), documents_[i].stems.end());
      for (const auto& [term, how] : documents_.back().implied) ++implied_frequency_[term];
      total_length_ += documents_.back().length;
      for (const auto& [term, wdf] : documents_.back().wdf) ++frequency_[term];
      collection_ = std::max(collection_, ++languages[std::string(lectern::core::primary_subtag(card.language))]);
    }
  }

  Result search(const Query& query, const Options& options) {
    prepare(query);
    options_ = options;
    std::set<std::string> seen;
    Result out;
    std::vector<Hit> hits = once(all([&](std::size_t i) { return is_allowed(i) && is_complete(i); }), seen);
    for (Hit& hit : hits) hit.complete = true;
    out.complete_count = hits.size();
    std::vector<Hit> through = all([&](std::size_t i) { return options.implied && is_allowed(i) && is_through(i); });
    add_siblings(through);
    through = once(std::move(through), seen);
    for (Hit& hit : through) hit.through = true;
    out.through_count = through.size();
    hits.insert(hits.end(), through.begin(), through.end());
    const auto loose_groups =
        std::count_if(query.groups.begin(), query.groups.end(), [](const Group& g) { return is_loose(g); });
    if (hits.empty() || (hits.size() < lectern::index::kEnoughLessons && loose_groups > 1)) {
      const auto partial = once(all([&](std::size_t i) { return is_allowed(i) && is_partial(i); }), seen);
      hits.insert(hits.end(), partial.begin(), partial.end());
    }
    const std::size_t window = std::min<std::size_t>(lectern::index::kTitleWindow, hits.size());
    std::stable_partition(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(window), [&](const Hit& hit) {
      return hit.complete && lectern::index::is_title_asked(cards_[hit.document - 1].title, query);
    });
    hits.resize(std::min(options.limit, hits.size()));
    for (Hit& hit : hits) {
      if (!hit.complete && hit.via.empty()) hit.via = implied_items(hit.document - 1);
    }
    out.hits = std::move(hits);
    return out;
  }

  bool matches(const Query& query, std::size_t document) {
    prepare(query);
    options_ = {};
    return is_allowed(document - 1) && is_complete(document - 1);
  }

 private:
  void prepare(const Query& query) {
    query_ = &query;
    terms_.clear();
    growing_.reset();
    expansions_.clear();
    for (const Group& group : query.groups) {
      for (const Item& item : group.alternatives) {
        terms_.insert(item.terms.begin(), item.terms.end());
        if (!item.prefix.empty()) growing_ = item;
      }
    }
    if (growing_) expand();
  }

  void expand() {
    const std::string& stem = growing_->terms.front();
    terms_.erase(stem);
    const auto known = frequency_.find(stem);
    if (known != frequency_.end() && known->second >= lectern::index::kEnoughLessons) return;
    std::set<std::string> candidates;
    for (const auto& [term, frequency] : frequency_) {
      if (term.starts_with(growing_->prefix)) candidates.insert(term);
    }
    for (const auto& [word, its_stem] : words_) {
      if (word.starts_with(growing_->prefix)) candidates.insert(its_stem);
    }
    candidates.erase(stem);
    expansions_.assign(candidates.begin(), candidates.end());
    std::stable_sort(expansions_.begin(), expansions_.end(),
                     [&](const auto& a, const auto& b) { return frequency_[a] > frequency_[b]; });
    if (expansions_.size() > lectern::index::kMaxPrefixExpansions) {
      expansions_.resize(lectern::index::kMaxPrefixExpansions);
    }
  }

  static bool is_loose(const Item& item) { return item.field == Field::Any && !item.quoted; }
  static bool is_loose(const Group& group) {
    return std::any_of(group.alternatives.begin(), group.alternatives.end(), [](const Item& i) { return is_loose(i); });
  }

  bool stands(const std::vector<std::string>& terms, const std::vector<std::uint32_t>& offsets, Field field,
              std::size_t i) const {
    return documents_[i].stands(terms, offsets, field);
  }

  bool holds(const Item& item, std::size_t i) const {
    if (stands(item.terms, item.offsets, item.field, i)) return true;
    if (item.prefix.empty()) return false;
    return std::any_of(expansions_.begin(), expansions_.end(),
                       [&](const std::string& term) { return stands({term}, {0}, item.field, i); });
  }

  bool holds(const Group& group, std::size_t i) const {
    return std::any_of(group.alternatives.begin(), group.alternatives.end(),
                       [&](const Item& item) { return holds(item, i); });
  }

  static std::string prefix_of(Field field) {
    switch (field) {
      case Field::Any:
        break;
      case Field::Title:
        return "S";
      case Field::Guest:
        return "A";
      case Field::Tag:
        return "K";
      case Field::Course:
        return "XC";
    }
    return "";
  }

  bool implies(const Item& item, std::size_t i) const {
    if (item.quoted) return false;
    bool any = false;
    for (const std::string& term : item.terms) {
      const auto found = documents_[i].implied.find(prefix_of(item.field) + term);
      const bool implied = found != documents_[i].implied.end() && found->second.strong;
      if (!implied && !stands({term}, {0}, item.field, i)) return false;
      any |= implied;
    }
    return any;
  }

  bool implies_some(const Item& item, std::size_t i) const {
    return std::any_of(item.terms.begin(), item.terms.end(),
                       [&](const std::string& term) { return documents_[i].implied.contains(term); });
  }

  bool has_some(const Item& item, std::size_t i) const {
    return std::any_of(item.terms.begin(), item.terms.end(),
                       [&](const std::string& term) { return stands({term}, {0}, Field::Any, i); });
  }

  bool holds_piece(const Group& group, std::size_t i) const {
    return std::any_of(group.alternatives.begin(), group.alternatives.end(), [&](const Item& item) {
      if (options_.implied && is_loose(item) && implies_some(item, i)) return true;
      return !is_loose(item) || !item.prefix.empty() ? holds(item, i) : has_some(item, i);
    });
  }

  std::vector<std::string> implied_items(std::size_t i) const {
    std::vector<std::string> out;
    if (!options_.implied) return out;
    for (const Group& group : query_->groups) {
      for (const Item& item : group.alternatives) {
        if (!is_loose(item) || !implies_some(item, i) || has_some(item, i) || holds(item, i)) continue;
        if (std::find(out.begin(), out.end(), item.surface) == out.end()) out.push_back(item.surface);
      }
    }
    return out;
  }

  static bool is_in(const std::string& language, const std::string& wanted) {
    return language == wanted || language.starts_with(wanted + '-');
  }

  bool is_allowed(std::size_t i) const { return in_languages(i) && meets_filters(i); }

  bool in_languages(std::size_t i) const {
    const lectern::core::LanguageTag& language = cards_[i].language;
    const std::vector<std::string>& asked = query_->languages;
    if (!options_.language.empty() && !is_in(language, options_.language)) return false;
    return asked.empty() ||
           std::any_of(asked.begin(), asked.end(), [&](const std::string& wanted) { return is_in(language, wanted); });
  }

  /// All but languages.
  bool meets_filters(std::size_t i) const {
    const auto& card = cards_[i];
    const Query& q = *query_;
    const bool by_date = !q.date_from.empty() || !q.date_to.empty();
    if (q.groups.empty() && q.languages.empty() && !by_date) return false;
    if (by_date && card.date.empty()) return false;
    if (!q.date_from.empty() && card.date < q.date_from) return false;
    if (!q.date_to.empty() && card.date > q.date_to) return false;
    return std::none_of(q.exclusions.begin(), q.exclusions.end(), [&](const Item& item) { return holds(item, i); });
  }

  /// Lessons with a write-up in a language asked for that match by one in another.
  void add_siblings(std::vector<Hit>& out) const {
    if (!options_.implied || (options_.language.empty() && query_->languages.empty())) return;
    for (std::size_t i = 0; i < cards_.size(); ++i) {
      if (in_languages(i) || !meets_filters(i) || !is_complete(i)) continue;
      std::optional<std::size_t> shown;
      for (std::size_t j = 0; j < cards_.size(); ++j) {
        if (cards_[j].lesson != cards_[i].lesson || !is_allowed(j)) continue;
        if (!shown || cards_[j].language < cards_[*shown].language) shown = j;
      }
      if (shown) out.push_back({*shown + 1, grains(i), false, false, {"in " + cards_[i].language}});
    }
  }

  bool is_complete(std::size_t i) const {
    return std::all_of(query_->groups.begin(), query_->groups.end(),
                       [&](const Group& group) { return holds(group, i); });
  }

  bool is_through(std::size_t i) const {
    return !is_complete(i) && std::all_of(query_->groups.begin(), query_->groups.end(), [&](const Group& group) {
      return std::any_of(group.alternatives.begin(), group.alternatives.end(),
                         [&](const Item& item) { return holds(item, i) || implies(item, i); });
    });
  }

  bool is_partial(std::size_t i) const {
    bool any = false;
    for (const Group& group : query_->groups) {
      if (is_loose(group)) {
        any |= holds_piece(group, i);
      } else if (!holds(group, i)) {
        return false;
      }
    }
    return any;
  }

  double part_of_score(const std::string& term, std::size_t i) const {
    const ReferenceDocument& document = documents_[i];
    const auto known = frequency_.find(term);
    if (const auto own = document.wdf.find(term); own != document.wdf.end()) {
      return lectern::index::term_weight(collection_, known->second) * share(own->second, document);
    }
    const auto implied = document.implied.find(term);
    if (!options_.implied || implied == document.implied.end() || is_expansion(term)) return 0;
    const auto confidence = confidence_.find(term);
    const std::uint32_t frequency = known != frequency_.end() ? known->second : implied_frequency_.at(term);
    return (confidence == confidence_.end() ? 5 : confidence->second) / 15.0 *
           lectern::index::term_weight(collection_, frequency) *
           share(std::pow(2, static_cast<double>(implied->second.level) - 3), document);
  }

  double share(double frequency, const ReferenceDocument& document) const {
    const double average = total_length_ / static_cast<double>(cards_.size());
    return lectern::index::term_share(frequency, lectern::index::length_rung(document.length), average);
  }

  /// Which count only where they stand.
  bool is_expansion(const std::string& term) const {
    return !terms_.contains(term) && growing_ && growing_->terms.front() != term;
  }

  double grains(std::size_t i) const {
    double score = 0;
    for (const std::string& term : terms_) score += part_of_score(term, i);
    if (growing_) {
      double best = part_of_score(growing_->terms.front(), i);
      for (const std::string& term : expansions_) {
        best = std::max(best, lectern::index::kPrefixExpansionScale * part_of_score(term, i));
      }
      score += best;
    }
    return std::round(score / lectern::index::kScoreGrain);
  }

  template <typename Matches>
  std::vector<Hit> all(const Matches& matches) const {
    std::vector<Hit> out;
    for (std::size_t i = 0; i < cards_.size(); ++i) {
      if (matches(i)) out.push_back({i + 1, grains(i), false, false, {}});
    }
    return out;
  }

  /// Each lesson once, the best first, and none that was seen.
  std::vector<Hit> once(std::vector<Hit> hits, std::set<std::string>& seen) const {
    std::stable_sort(hits.begin(), hits.end(), [&](const Hit& a, const Hit& b) {
      const auto& first = cards_[a.document - 1];
      const auto& second = cards_[b.document - 1];
      if (a.grains != b.grains) return a.grains > b.grains;
      return std::tie(first.lesson, first.language, a.via) < std::tie(second.lesson, second.language, b.via);
    });
    std::vector<Hit> out;
    for (Hit& hit : hits) {
      if (seen.insert(cards_[hit.document - 1].lesson).second) out.push_back(std::move(hit));
    }
    return out;
  }

  std::vector<lectern::core::Card> cards_;
  std::vector<ReferenceDocument> documents_;
  std::map<std::string, std::uint32_t> frequency_;
  std::map<std::string, std::uint32_t> implied_frequency_;
  std::map<std::string, unsigned> confidence_;
  std::map<std::string, std::string> words_;
  double total_length_ = 0;
  std::uint32_t collection_ = 0;
  const Query* query_ = nullptr;
  Options options_;
  std::set<std::string> terms_;
  std::optional<Item> growing_;
  std::vector<std::string> expansions_;
};
