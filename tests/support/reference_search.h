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
#include "index/parts.h"
#include "index/query.h"
#include "index/schema.h"

/// The search of src/index/README.md over plain cards, without Xapian and without any thought of speed: what the index
/// has to agree with.
class ReferenceSearch {
  using Query = lectern::index::Query;
  using Group = lectern::index::Group;
  using Item = lectern::index::Item;
  using Field = lectern::index::Field;
  using PartKind = lectern::index::PartKind;

 public:
  struct Hit {
    std::size_t document = 0;  ///< from 1
    double grains = 0;
    bool complete = false;

    friend bool operator==(const Hit&, const Hit&) = default;
  };
  struct Result {
    std::vector<Hit> hits;
    std::size_t complete_count = 0;
  };

  explicit ReferenceSearch(std::vector<lectern::core::Card> cards) : cards_(std::move(cards)) {
    std::map<std::string, std::uint32_t> languages;
    for (const auto& card : cards_) {
      documents_.push_back(read(card));
      total_length_ += documents_.back().length;
      for (const auto& [term, wdf] : documents_.back().wdf) ++frequency_[term];
      collection_ = std::max(collection_, ++languages[std::string(lectern::core::primary_subtag(card.language))]);
    }
  }

  Result search(const Query& query, const std::string& language, std::size_t limit) {
    prepare(query);
    Result out;
    std::set<std::string> seen;
    std::vector<Hit> complete = lessons([&](std::size_t i) { return filtered(i, language) && is_complete(i); }, seen);
    out.complete_count = complete.size();
    for (const Hit& hit : complete) seen.insert(cards_[hit.document - 1].lesson);
    for (Hit& hit : complete) hit.complete = true;
    const auto loose_groups =
        std::count_if(query.groups.begin(), query.groups.end(), [](const Group& g) { return is_loose(g); });
    if (complete.empty() || (complete.size() < lectern::index::kEnoughLessons && loose_groups > 1)) {
      const auto partial = lessons([&](std::size_t i) { return filtered(i, language) && is_partial(i); }, seen);
      complete.insert(complete.end(), partial.begin(), partial.end());
    }
    const std::size_t window = std::min<std::size_t>(lectern::index::kTitleWindow, complete.size());
    std::stable_partition(
        complete.begin(), complete.begin() + static_cast<std::ptrdiff_t>(window),
        [&](const Hit& hit) { return lectern::index::is_title_asked(cards_[hit.document - 1].title, query); });
    complete.resize(std::min(limit, complete.size()));
    out.hits = complete;
    return out;
  }

  bool matches(const Query& query, std::size_t document) {
    prepare(query);
    return filtered(document - 1, "") && is_complete(document - 1);
  }

 private:
  struct Part {
    PartKind kind;
    std::set<std::pair<std::string, std::uint32_t>> places;
  };
  struct Document {
    std::vector<Part> parts;
    std::map<std::string, std::uint32_t> wdf;
    std::uint32_t length = 0;
  };

  Document read(const lectern::core::Card& card) {
    Document out;
    lectern::index::for_each_part(card, [&](const lectern::index::Part& given) {
      Part& part = out.parts.emplace_back(Part{given.kind, {}});
      const std::uint32_t weight = lectern::index::part_weight(given.kind);
      for (const auto& placed : lectern::index::placed_terms(given.text)) {
        part.places.emplace(placed.term, placed.position);
        if (placed.surface != placed.term) words_[placed.surface] = placed.term;
        if (weight == 0) continue;
        std::uint32_t& wdf = out.wdf[placed.term];
        wdf = placed.inside_run ? std::max(wdf, weight) : wdf + weight;
      }
    });
    for (const auto& [term, wdf] : out.wdf) out.length += wdf;
    return out;
  }

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

  static bool in_field(const Part& part, Field field) {
    switch (field) {
      case Field::Any:
        return part.kind != PartKind::Course;
      case Field::Title:
        return part.kind == PartKind::Title;
      case Field::Guest:
        return part.kind == PartKind::Guest;
      case Field::Tag:
        return part.kind == PartKind::Tag;
      case Field::Course:
        return part.kind == PartKind::Course;
    }
    return false;
  }

  bool stands(const std::vector<std::string>& terms, const std::vector<std::uint32_t>& offsets, Field field,
              std::size_t i) const {
    for (const Part& part : documents_[i].parts) {
      if (!in_field(part, field)) continue;
      for (const auto& [first, place] : part.places) {
        if (first != terms.front()) continue;
        bool all = true;
        for (std::size_t t = 1; t < terms.size(); ++t) all &= part.places.contains({terms[t], place + offsets[t]});
        if (all) return true;
      }
    }
    return false;
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

  bool holds_piece(const Group& group, std::size_t i) const {
    return std::any_of(group.alternatives.begin(), group.alternatives.end(), [&](const Item& item) {
      if (!is_loose(item) || !item.prefix.empty()) return holds(item, i);
      return std::any_of(item.terms.begin(), item.terms.end(),
                         [&](const std::string& term) { return stands({term}, {0}, Field::Any, i); });
    });
  }

  static bool is_in(const std::string& language, const std::string& wanted) {
    return language == wanted || language.starts_with(wanted + '-');
  }

  bool filtered(std::size_t i, const std::string& language) const {
    const auto& card = cards_[i];
    const Query& q = *query_;
    const bool by_date = !q.date_from.empty() || !q.date_to.empty();
    if (q.groups.empty() && q.languages.empty() && !by_date) return false;
    if (!language.empty() && !is_in(card.language, language)) return false;
    if (by_date && card.date.empty()) return false;
    if (!q.date_from.empty() && card.date < q.date_from) return false;
    if (!q.date_to.empty() && card.date > q.date_to) return false;
    if (std::any_of(q.exclusions.begin(), q.exclusions.end(), [&](const Item& item) { return holds(item, i); }))
      return false;
    return q.languages.empty() || std::any_of(q.languages.begin(), q.languages.end(),
                                              [&](const std::string& wanted) { return is_in(card.language, wanted); });
  }

  bool is_complete(std::size_t i) const {
    return std::all_of(query_->groups.begin(), query_->groups.end(),
                       [&](const Group& group) { return holds(group, i); });
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
    const auto found = documents_[i].wdf.find(term);
    if (found == documents_[i].wdf.end()) return 0;
    const double average = total_length_ / static_cast<double>(cards_.size());
    return lectern::index::term_weight(collection_, frequency_.at(term)) *
           lectern::index::term_share(found->second, lectern::index::length_rung(documents_[i].length), average);
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
  std::vector<Hit> lessons(const Matches& matches, std::set<std::string> seen) const {
    std::vector<Hit> all;
    for (std::size_t i = 0; i < cards_.size(); ++i) {
      if (matches(i)) all.push_back({i + 1, grains(i), false});
    }
    std::stable_sort(all.begin(), all.end(), [&](const Hit& a, const Hit& b) {
      const auto& first = cards_[a.document - 1];
      const auto& second = cards_[b.document - 1];
      if (a.grains != b.grains) return a.grains > b.grains;
      return std::tie(first.lesson, first.language) < std::tie(second.lesson, second.language);
    });
    std::vector<Hit> out;
    for (const Hit& hit : all) {
      if (seen.insert(cards_[hit.document - 1].lesson).second) out.push_back(hit);
    }
    return out;
  }

  std::vector<lectern::core::Card> cards_;
  std::vector<Document> documents_;
  std::map<std::string, std::uint32_t> frequency_;
  std::map<std::string, std::string> words_;
  double total_length_ = 0;
  std::uint32_t collection_ = 0;
  const Query* query_ = nullptr;
  std::set<std::string> terms_;
  std::optional<Item> growing_;
  std::vector<std::string> expansions_;
};
