#include "index/implied_reader.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "index/implied_codec.h"
#include "index/schema.h"

namespace lectern::index {
namespace {

std::string_view without(const std::string& prefix, const std::string& name) {
  return std::string_view(name).substr(prefix.size());
}

}  // namespace

ImpliedReader::ImpliedReader(const Xapian::Database& database) : database_(database) {
  for (const char digit : std::string_view("0123456789abcdef")) {
    const std::string prefix = std::string(kImpliedPrefix) + digit;
    List list{prefix, database_.allterms_begin(prefix), database_.allterms_end(prefix)};
    if (list.at != list.end) lists_.push_back(std::move(list));
  }
}

bool ImpliedReader::next() {
  for (List* list : current_) ++list->at;
  current_.clear();
  std::optional<std::string> least;
  for (const List& list : lists_) {
    if (list.at == list.end) continue;
    const std::string name = *list.at;
    if (const auto term = without(list.prefix, name); !least || term < *least) least = term;
  }
  if (!least) return false;
  term_ = *std::move(least);
  for (List& list : lists_) {
    if (list.at != list.end && without(list.prefix, *list.at) == term_) current_.push_back(&list);
  }
  return true;
}

std::uint32_t ImpliedReader::frequency() const {
  std::uint32_t sum = 0;
  for (const List* list : current_) sum += list->at.get_termfreq();
  return sum;
}

const std::vector<ImpliedPosting>& ImpliedReader::read_postings() {
  if (!has_places_) read_places();
  postings_.clear();
  for (const List* list : current_) add_postings(list->prefix + term_);
  std::sort(postings_.begin(), postings_.end(),
            [](const ImpliedPosting& a, const ImpliedPosting& b) { return a.document < b.document; });
  for (ImpliedPosting& posting : postings_) posting.place = next_place(posting.document);
  return postings_;
}

void ImpliedReader::add_postings(const std::string& name) {
  const auto implied = read_name(name);
  if (!implied) throw Xapian::DatabaseCorruptError("an implied term does not read back");
  for (auto posting = database_.postlist_begin(name); posting != database_.postlist_end(name); ++posting) {
    postings_.push_back({*posting, implied->level, implied->strong, 0});
  }
}

void ImpliedReader::read_places() {
  for (auto value = database_.valuestream_begin(kImpliedSlot); value != database_.valuestream_end(kImpliedSlot);
       ++value) {
    places_[value.get_docid()].bytes = *value;
  }
  has_places_ = true;
}

Places ImpliedReader::next_place(DocId document) {
  const auto found = places_.find(document);
  if (found == places_.end() || found->second.next == found->second.bytes.size()) {
    throw Xapian::DatabaseCorruptError("places of implied terms are missing");
  }
  const auto place = decode_implied_place(found->second.bytes[found->second.next++]);
  if (!place) throw Xapian::DatabaseCorruptError("a place of an implied term does not read back");
  return *place;
}

}  // namespace lectern::index
