#include "index/phrase_checker.h"

#include <optional>
#include <utility>

#include "index/document_codec.h"
#include "index/parts.h"

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

}  // namespace

PhraseChecker::PhraseChecker(const Xapian::Database& database) : database_(database) {}

std::size_t PhraseChecker::add(const Item& item) {
  phrases_.push_back({item.field, PhraseMatcher(item), {}});
  return phrases_.size() - 1;
}

bool PhraseChecker::holds(std::size_t phrase, Xapian::docid document) {
  const auto [known, is_new] = phrases_[phrase].known.try_emplace(document, false);
  if (is_new && read(document)) known->second = look(phrases_[phrase]);
  return known->second;
}

bool PhraseChecker::read(Xapian::docid document) {
  if (reading_ == document) return true;
  reading_ = 0;
  std::optional<DocumentData> data;
  try {
    data = decode_document(database_.get_document(document).get_data());
  } catch (const Xapian::DocNotFoundError&) {
    return false;
  }
  if (!data) throw Xapian::DatabaseCorruptError("a document does not read back");
  card_ = std::move(data->card);
  reading_ = document;
  return true;
}

bool PhraseChecker::look(Phrase& phrase) const {
  bool found = false;
  for_each_part(card_, [&](const Part& part) {
    found = found || (in_field(part.kind, phrase.field) && phrase.matcher.stands_in(part.text));
  });
  return found;
}

}  // namespace lectern::index
