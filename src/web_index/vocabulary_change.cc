#include "web_index/vocabulary_change.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "core/utf8.h"
#include "index/parts.h"
#include "index/passages.h"
#include "index/schema.h"
#include "web_index/vocabulary_writer.h"

namespace lectern::web_index {
namespace {

using index::ImpliedTerm;
using index::TermUse;

/// Tells `note` which terms are used otherwise in `after` than in `before`; both ascend.
template <typename Use, typename Note>
void compare(const std::vector<Use>& before, const std::vector<Use>& after, const Note& note) {
  auto old = before.begin();
  for (const Use& use : after) {
    for (; old != before.end() && old->term < use.term; ++old) note(old->term, std::nullopt);
    if (old != before.end() && old->term == use.term) {
      if (*old++ == use) continue;
    }
    note(use.term, use);
  }
  for (; old != before.end(); ++old) note(old->term, std::nullopt);
}

/// Which terms a write-up uses, or implies, otherwise than before.
void add_uses(const NumberedChange& change, VocabularyChange& out) {
  const index::IndexedDocument &before = *change.change->before, &after = *change.change->after;
  compare(before.terms, after.terms, [&](const std::string& term, std::optional<TermUse> use) {
    if (is_exported(term)) out[term].uses.emplace_back(change.number, std::move(use));
  });
  compare(before.implied, after.implied, [&](const std::string& term, std::optional<ImpliedTerm> use) {
    out[term].implied.emplace_back(change.number, std::move(use));
  });
}

/// The words of a write-up that count as another term.
void add_words(const core::Card& card, std::set<std::string>& out) {
  index::for_each_part(card, [&](const index::Part& part) {
    for (index::PlacedTerm& placed : index::placed_terms(part.text)) {
      if (placed.surface != placed.term) out.insert(std::move(placed.surface));
    }
  });
}

void apply_implied(const KeyChange& change, Entry& entry) {
  std::vector<ImpliedPosting>& postings = entry.implied.postings;
  for (const auto& [number, use] : change.implied) {
    std::erase_if(postings, [number = number](const ImpliedPosting& posting) { return posting.document == number; });
    if (use) postings.push_back(make_implied(entry.key, number, use->level, use->strong, use->place));
  }
  std::sort(postings.begin(), postings.end(), stands_before);
}

}  // namespace

core::Result<VocabularyChange> vocabulary_change(const index::Index& index, const NumberedChanges& changes) {
  VocabularyChange out;
  for (const NumberedImplied& change : changes.implied) {
    for (const auto& [term, use] : change.change->terms) out[term].implied.emplace_back(change.number, use);
  }
  for (const std::string& term : changes.renderings) out[term];
  std::set<std::string> words;
  for (const NumberedChange& change : changes.documents) {
    add_uses(change, out);
    add_words(change.change->before->card, words);
    add_words(change.change->after->card, words);
  }
  // Each may have come or gone.
  for (const std::string& word : words) {
    if (core::code_point_count(word) >= index::kMinPrefixCodePoints) out[word].stem.emplace();
  }
  auto read = index.for_each_word([&](const std::string& word, const std::string& stem) -> core::Result<void> {
    if (!words.contains(word) && !out.contains(stem)) return {};
    if (core::code_point_count(word) < index::kMinPrefixCodePoints) return {};
    auto frequency = index.document_frequency(stem);
    if (!frequency) return frequency.error();
    out[word].stem = {stem, *frequency};
    return {};
  });
  if (!read) return read.error();
  return out;
}

bool apply(const KeyChange& change, std::uint32_t collection, Entry& entry) {
  if (change.stem) std::tie(entry.stem, entry.stem_frequency) = *change.stem;
  apply_implied(change, entry);
  if (change.uses.empty()) return true;
  const auto frequency = [&] { return static_cast<std::uint32_t>(entry.postings.size()); };
  const bool was_common = index::is_common(entry.key, frequency(), collection);
  std::vector<Posting> fresh;
  for (const auto& [number, use] : change.uses) {
    std::erase_if(entry.postings, [number = number](const Posting& posting) { return posting.document == number; });
    if (use) fresh.push_back({number, use->wdf, use->places});
  }
  entry.postings.insert(entry.postings.end(), fresh.begin(), fresh.end());
  std::sort(entry.postings.begin(), entry.postings.end(),
            [](const Posting& a, const Posting& b) { return a.document < b.document; });
  const bool common = index::is_common(entry.key, frequency(), collection);
  if (was_common && !common && !entry.postings.empty()) return false;
  for (Posting& posting : entry.postings) {
    if (posting.wdf > 0) posting.places = index::told_places(posting.places, common);
  }
  return true;
}

}  // namespace lectern::web_index
