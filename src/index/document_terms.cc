#include "index/document_terms.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>

#include "index/parts.h"
#include "index/schema.h"
#include "index/spelling.h"
#include "index/string_pool.h"

namespace lectern::index {
namespace {

// Xapian refuses terms of more than 245 bytes, and counts a zero byte twice.
constexpr std::size_t kMaxIdBytes = 200;

/// FNV-1a: two long names that begin alike must differ, nothing more.
std::uint64_t hash(std::string_view bytes) {
  std::uint64_t out = 0xCBF29CE484222325;
  for (const char byte : bytes) out = (out ^ static_cast<unsigned char>(byte)) * 0x100000001B3;
  return out;
}

std::string lower_case(std::string_view tag) {
  std::string out(tag);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

constexpr std::array kFieldPrefixes = {kTitlePrefix, kGuestPrefix, kTagPrefix, kCoursePrefix};

std::uint8_t field_bit(PartKind kind) {
  switch (kind) {
    case PartKind::Title:
      return 1;
    case PartKind::Guest:
      return 2;
    case PartKind::Tag:
      return 4;
    case PartKind::Course:
      return 8;
    case PartKind::Heading:
    case PartKind::Body:
      break;
  }
  return 0;
}

/// Counts what stands in a write-up.
class Counter {
 public:
  void add(const Part& part) {
    const unsigned weight = part_weight(part.kind);
    const std::uint8_t field = field_bit(part.kind);
    for_each_placed_term(part.text, [&](const PlacedTermView& placed) {
      const std::uint32_t number = number_of(placed, weight > 0);
      if (number == uses_.size()) uses_.emplace_back();
      Use& use = uses_[number];
      use.wdf = placed.inside_run ? std::max(use.wdf, weight) : use.wdf + weight;
      use.places |= part.place;
      use.fields |= field;
    });
  }

  DocumentTerms take(const core::Card& card) const {
    DocumentTerms out;
    out.terms.reserve(uses_.size() + uses_.size() / 8 + 8);
    const std::vector<std::uint32_t> order = terms_.sorted();
    std::size_t next = 0;
    // Prefixes are capitals: only digits and signs stand before them.
    for (; next < order.size() && terms_[order[next]] < "A"; ++next) add_text(order[next], out);
    add_named(card, order, out);
    for (; next < order.size(); ++next) add_text(order[next], out);
    for (const std::uint32_t word : words_.sorted(stemmed_)) {
      out.words.push_back({std::string(words_[word]), std::string(terms_[stems_[word]])});
    }
    for (const std::uint32_t word : words_.sorted()) {
      if (in_text_[word] && is_spelling(words_[word])) out.spellings.emplace_back(words_[word]);
    }
    return out;
  }

 private:
  struct Use {
    std::uint32_t wdf = 0;
    Places places = 0;
    std::uint8_t fields = 0;
  };

  /// Of the term. Each word is stemmed once.
  std::uint32_t number_of(const PlacedTermView& placed, bool in_text) {
    if (placed.word == nullptr) return terms_.add(placed.surface);
    const std::uint32_t word = words_.add(placed.surface);
    if (word == stems_.size()) {
      const std::string_view stem = placed.term();
      stems_.push_back(terms_.add(stem));
      if (stem != placed.surface) stemmed_.push_back(word);
      in_text_.push_back(false);
    }
    if (in_text) in_text_[word] = true;
    return stems_[word];
  }

  void add_text(std::uint32_t number, DocumentTerms& out) const {
    const Use& use = uses_[number];
    if (use.wdf > 0) out.terms.push_back({std::string(terms_[number]), use.wdf, use.places});
  }

  /// Terms of fields and filters.
  void add_named(const core::Card& card, const std::vector<std::uint32_t>& order, DocumentTerms& out) const {
    const auto begin = static_cast<std::ptrdiff_t>(out.terms.size());
    for (const std::uint32_t number : order) {
      for (std::size_t field = 0; field < kFieldPrefixes.size(); ++field) {
        if ((uses_[number].fields & 1U << field) == 0) continue;
        out.terms.push_back({std::string(kFieldPrefixes[field]).append(terms_[number]), 0, 0});
      }
    }
    for (std::string& term : language_terms(card.language)) out.terms.push_back({std::move(term), 0, 0});
    out.terms.push_back({id_term(card.lesson, card.language), 0, 0});
    std::sort(out.terms.begin() + begin, out.terms.end(),
              [](const TermUse& a, const TermUse& b) { return a.term < b.term; });
  }

  StringPool terms_, words_;
  std::vector<Use> uses_;               ///< of each term
  std::vector<std::uint32_t> stems_;    ///< of each word, its term
  std::vector<std::uint32_t> stemmed_;  ///< words that differ from their stems
  std::vector<bool> in_text_;           ///< of each word, whether it stands elsewhere than in the course's names
};

}  // namespace

DocumentTerms terms_of(const core::Card& card) {
  Counter counter;
  for_each_part(card, [&](const Part& part) { counter.add(part); });
  return counter.take(card);
}

std::vector<Places> places_of(const DocumentTerms& terms) {
  std::vector<Places> out;
  out.reserve(terms.terms.size());
  for (const TermUse& use : terms.terms) {
    if (use.wdf > 0) out.push_back(use.places);
  }
  return out;
}

std::string id_term(std::string_view lesson, std::string_view language) {
  std::string name = std::string(lesson) + ':' + lower_case(language);
  if (name.size() > kMaxIdBytes) {
    std::size_t end = kMaxIdBytes - 17;  // '#' and 16 digits
    while ((static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) --end;
    name = fmt::format("{}#{:016x}", name.substr(0, end), hash(name));
  }
  return kIdPrefix + name;
}

std::vector<std::string> language_terms(const core::LanguageTag& language) {
  const std::string tag = lower_case(language);
  const std::string primary(core::primary_subtag(tag));
  std::vector<std::string> out{kLanguagePrefix + primary};
  if (tag != primary) out.push_back(kLanguagePrefix + tag);
  return out;
}

}  // namespace lectern::index
