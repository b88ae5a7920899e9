#include "web_index/posting_maker.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "web_index/numbering.h"

namespace lectern::web_index {

PostingMaker::PostingMaker(std::uint32_t collection, const std::vector<DocumentNumber>& numbers)
    : collection_(collection), documents_(numbers.size()) {
  for (std::size_t i = 0; i < numbers.size(); ++i) documents_[i].number = numbers[i];
}

void PostingMaker::add_document(index::DocId id, std::string places) {
  documents_.at(id - 1).places = std::move(places);
}

core::Result<std::vector<Posting>> PostingMaker::make(const std::string& term,
                                                      const std::vector<index::Posting>& postings) {
  const bool common = index::is_common(term, static_cast<std::uint32_t>(postings.size()), collection_);
  std::vector<Posting> out;
  out.reserve(postings.size());
  for (const index::Posting& posting : postings) {
    if (posting.document > documents_.size() || documents_[posting.document - 1].number == 0) {
      return inconsistent("a term stands in a document that is not there");
    }
    Document& document = documents_[posting.document - 1];
    Posting& made = out.emplace_back(Posting{document.number, posting.wdf, 0});
    if (posting.wdf == 0) continue;
    if (document.next == document.places.size()) return inconsistent("places of terms are missing");
    ByteReader places(std::string_view(document.places).substr(document.next));
    made.places = index::told_places(places.varint(), common);
    document.next = static_cast<std::uint32_t>(document.places.size() - places.left());
  }
  const auto before = [](const Posting& a, const Posting& b) { return a.document < b.document; };
  if (!std::is_sorted(out.begin(), out.end(), before)) std::sort(out.begin(), out.end(), before);
  return out;
}

bool PostingMaker::finished() const {
  return std::all_of(documents_.begin(), documents_.end(),
                     [](const Document& document) { return document.next == document.places.size(); });
}

}  // namespace lectern::web_index
