#include "translation/translations.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "index/document_terms.h"

namespace lectern::translation {
namespace {

constexpr std::size_t kMostWords = 3;

bool contains(std::span<const core::LanguageTag> languages, const core::LanguageTag& language) {
  return std::find(languages.begin(), languages.end(), language) != languages.end();
}

/// Puts together what several languages say of one term.
void merge(const index::ImpliedTerm& from, index::ImpliedTerm& to) {
  if (from.level > to.level) to.place = from.place;
  to.level = std::max(to.level, from.level);
  to.strong = to.strong || from.strong;
}

void merge(const index::Rendering& from, index::Rendering& to) {
  to.confidence = std::max(to.confidence, from.confidence);
  for (const std::string& word : from.words) {
    const bool known = std::find(to.words.begin(), to.words.end(), word) != to.words.end();
    if (!known && to.words.size() < kMostWords) to.words.push_back(word);
  }
}

/// Sorts by term, and leaves each once.
template <typename Value>
std::vector<Value> merged(std::vector<Value> values) {
  std::stable_sort(values.begin(), values.end(), [](const Value& a, const Value& b) { return a.term < b.term; });
  std::vector<Value> out;
  for (Value& value : values) {
    if (!out.empty() && out.back().term == value.term) {
      merge(value, out.back());
    } else {
      out.push_back(std::move(value));
    }
  }
  return out;
}

}  // namespace

Translations::Translations(std::vector<PairTable> tables, Glossary glossary, const Dictionary& dictionary)
    : glossary_(std::move(glossary)) {
  for (PairTable& table : tables) {
    core::Fingerprinter fingerprint;
    fingerprint.add(encode(table));
    if (dictionary.serves(table)) {
      fingerprint.add(dictionary.fingerprint());
      table = dictionary.join(std::move(table));
    }
    fingerprints_.push_back(fingerprint.finish());
    implications_.emplace_back(std::move(table));
  }
}

core::Fingerprint Translations::fingerprint(const core::LanguageTag& language,
                                            std::span<const core::LanguageTag> lacking) const {
  core::Fingerprinter out;
  for (std::size_t i = 0; i < implications_.size(); ++i) {
    const Implications& each = implications_[i];
    if (each.written() == language && contains(lacking, each.asked())) out.add(fingerprints_[i]);
  }
  return out.finish();
}

std::vector<index::ImpliedTerm> Translations::implied_by(const core::Card& card,
                                                         std::span<const core::LanguageTag> lacking) const {
  const bool learned_any = std::any_of(implications_.begin(), implications_.end(), [&](const Implications& each) {
    return each.written() == card.language && contains(lacking, each.asked());
  });
  if (!learned_any && glossary_.empty()) return {};
  const index::DocumentTerms terms = index::terms_of(card);
  std::vector<index::ImpliedTerm> out = glossary_.implied_by(card, terms);
  std::vector<index::ImpliedTerm> others = learned(card, terms, lacking);
  out.insert(out.end(), std::make_move_iterator(others.begin()), std::make_move_iterator(others.end()));
  return merged(std::move(out));
}

std::vector<index::ImpliedTerm> Translations::learned(const core::Card& card, const index::DocumentTerms& terms,
                                                      std::span<const core::LanguageTag> lacking) const {
  std::vector<index::ImpliedTerm> out;
  for (const Implications& each : implications_) {
    if (each.written() != card.language || !contains(lacking, each.asked())) continue;
    index::DocumentTerms with_phrases = terms;
    each.phrases().add_to(card, with_phrases);
    for (index::ImpliedTerm& implied : each.of(with_phrases)) {
      if (!glossary_.settles(implied.term)) out.push_back(std::move(implied));
    }
  }
  return out;
}

std::vector<index::Rendering> Translations::renderings() const {
  std::vector<index::Rendering> out = glossary_.renderings();
  for (const Implications& each : implications_) {
    for (index::Rendering& rendering : renderings_of(each.table())) {
      if (!glossary_.settles(rendering.term)) out.push_back(std::move(rendering));
    }
  }
  return merged(std::move(out));
}

}  // namespace lectern::translation
