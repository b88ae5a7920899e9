#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/card.h"
#include "index/implied_term.h"
#include "index/parts.h"
#include "index/query.h"

/// A write-up as `ReferenceSearch` has it: every place of every term.
class ReferenceDocument {
  using Field = lectern::index::Field;
  using PartKind = lectern::index::PartKind;

 public:
  struct Implied {
    unsigned level = 0;
    bool strong = false;
  };

  std::map<std::string, std::uint32_t> wdf;
  std::uint32_t length = 0;
  std::map<std::string, Implied> implied;
  std::map<std::string, std::string> stems;  ///< of words that differ from them

  ReferenceDocument(const lectern::core::Card& card, const std::vector<lectern::index::ImpliedTerm>& implied_terms) {
    lectern::index::for_each_part(card, [&](const lectern::index::Part& part) { add(part); });
    for (const auto& [term, count] : wdf) length += count;
    for (const auto& term : implied_terms) {
      if (has(term.term)) continue;
      Implied& how = implied[term.term];
      how.level = std::max<unsigned>(how.level, term.level);
      how.strong = how.strong || term.strong;
    }
  }

  /// Whether some part of `field` has `terms` at these distances from each other.
  bool stands(const std::vector<std::string>& terms, const std::vector<std::uint32_t>& offsets, Field field) const {
    for (const Part& part : parts_) {
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

 private:
  struct Part {
    PartKind kind;
    std::set<std::pair<std::string, std::uint32_t>> places;
  };

  void add(const lectern::index::Part& given) {
    Part& part = parts_.emplace_back(Part{given.kind, {}});
    const std::uint32_t weight = lectern::index::part_weight(given.kind);
    for (const auto& placed : lectern::index::placed_terms(given.text)) {
      part.places.emplace(placed.term, placed.position);
      if (placed.surface != placed.term) stems[placed.surface] = placed.term;
      if (weight == 0) continue;
      std::uint32_t& count = wdf[placed.term];
      count = placed.inside_run ? std::max(count, weight) : count + weight;
    }
  }

  /// `term` may have a field's prefix.
  bool has(const std::string& term) const {
    if (wdf.contains(term)) return true;
    return std::any_of(parts_.begin(), parts_.end(), [&](const Part& part) {
      const char* prefix = lectern::index::field_prefix(part.kind);
      return prefix != nullptr && std::any_of(part.places.begin(), part.places.end(),
                                              [&](const auto& place) { return prefix + place.first == term; });
    });
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

  std::vector<Part> parts_;
};
