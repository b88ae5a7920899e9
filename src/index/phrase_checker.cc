#include "index/phrase_checker.h"

#include <algorithm>
#include <utility>

#include "index/document_codec.h"

namespace lectern::index {
namespace {

bool in_field(PartKind kind, Field field) {
  switch (field) {
    case Field::Any:
      return kind != PartKind::Course;
    case Field::Title:
      return kind == PartKind::Title;
    case Field::Guest:
      return kind == PartKind::Guest;
    case Field::Tag:
      return kind == PartKind::Tag;
    case Field::Course:
      return kind == PartKind::Course;
  }
  return false;
}

/// How the terms of an item follow each other from its `i`th on, at `position` in the part.
bool continues(const Item& item, std::size_t i, std::uint32_t begin, const std::vector<PlacedTerm>& placed,
               std::size_t from) {
  for (; i < item.terms.size(); ++i) {
    const std::uint32_t wanted = begin + item.offsets[i];
    bool found = false;
    // A bigram comes after the character at its end, which stands one place further.
    for (std::size_t j = from; j < placed.size() && placed[j].position <= wanted + 1; ++j) {
      found = placed[j].position == wanted && placed[j].term == item.terms[i];
      if (found) break;
    }
    if (!found) return false;
  }
  return true;
}

}  // namespace

bool stand_side_by_side(const Item& item, const std::vector<PlacedTerm>& placed) {
  for (std::size_t at = 0; at < placed.size(); ++at) {
    if (placed[at].term != item.terms.front()) continue;
    if (continues(item, 1, placed[at].position, placed, at - std::min<std::size_t>(at, 2))) return true;
  }
  return false;
}

PhraseChecker::PhraseChecker(const Xapian::Database& database) : database_(database) {}

std::size_t PhraseChecker::add(const Item& item) {
  terms_.insert(terms_.end(), item.terms.begin(), item.terms.end());
  sorted_ = false;
  phrases_.push_back(item);
  return phrases_.size() - 1;
}

bool PhraseChecker::holds(std::size_t phrase, Xapian::docid document) {
  const auto [known, is_new] = known_.try_emplace({phrase, document}, false);
  if (is_new && read(document)) known->second = look(phrases_[phrase]);
  return known->second;
}

bool PhraseChecker::read(Xapian::docid document) {
  if (reading_.id == document) return true;
  if (!std::exchange(sorted_, true)) {
    std::sort(terms_.begin(), terms_.end());
    terms_.erase(std::unique(terms_.begin(), terms_.end()), terms_.end());
  }
  reading_.id = 0;
  std::optional<DocumentData> data;
  try {
    data = decode_document(database_.get_document(document).get_data());
  } catch (const Xapian::DocNotFoundError&) {
    return false;
  }
  if (!data) throw Xapian::DatabaseCorruptError("a document does not read back");
  read_places(document, data->places);
  reading_.parts.clear();
  for_each_part(data->card, [&](const Part& part) {
    reading_.parts.push_back({part.kind, part.place, std::string(part.text), std::nullopt});
  });
  reading_.id = document;
  return true;
}

void PhraseChecker::read_places(Xapian::docid document, const std::vector<Places>& places) {
  reading_.places.clear();
  auto place = places.begin();
  auto wanted = terms_.begin();
  for (auto term = database_.termlist_begin(document); term != database_.termlist_end(document); ++term) {
    if (term.get_wdf() == 0) continue;
    if (place == places.end()) throw Xapian::DatabaseCorruptError("places of terms are missing");
    const std::string text = *term;
    while (wanted != terms_.end() && *wanted < text) ++wanted;
    if (wanted != terms_.end() && *wanted == text) reading_.places.emplace(text, *place);
    ++place;
  }
}

Places PhraseChecker::common_places(const Item& item) const {
  Places common = ~Places{0};
  for (const std::string& term : item.terms) {
    const auto places = reading_.places.find(term);
    common &= places == reading_.places.end() ? 0 : places->second;
  }
  return common;
}

bool PhraseChecker::look(const Item& item) {
  const bool anywhere = item.field == Field::Any;
  const Places common = anywhere ? common_places(item) : 0;
  for (Stretch& part : reading_.parts) {
    if (!in_field(part.kind, item.field) || (anywhere && (part.place & common) == 0)) continue;
    if (!part.placed) part.placed = placed_terms(part.text);
    if (stand_side_by_side(item, *part.placed)) return true;
  }
  return false;
}

}  // namespace lectern::index
