#include "web_index/codebook_sample.h"

#include "index/passages.h"
#include "web_index/hash.h"
#include "web_index/passage_text.h"

namespace lectern::web_index {
namespace {

using Texts = std::vector<std::string>;

std::size_t bytes_of(const core::Card& card) {
  std::size_t bytes = card.title.size();
  for (const core::CardSection& section : card.sections) bytes += section.title.size() + section.text.size();
  return bytes;
}

void add_texts(const core::Card& card, Texts& out) {
  for (std::string& text : passage_texts(card, index::passages_of(card))) out.push_back(std::move(text));
}

}  // namespace

core::Result<Texts> sample_texts(const index::Index& index, const std::vector<index::DocId>& documents) {
  struct Candidate {
    index::DocId id;
    std::uint32_t lot;
  };
  std::vector<Candidate> candidates;
  std::size_t bytes = 0;
  for (const index::DocId id : documents) {
    auto record = index.document(id);
    if (!record) return record.error();
    bytes += bytes_of(record->card);
    candidates.push_back({id, short_hash_of(record->card.lesson)});
  }
  std::uint32_t mask = 0;
  for (; bytes > kSampleBytes; bytes /= 2) mask = 2 * mask + 1;
  Texts texts;
  for (; texts.empty() && !candidates.empty(); mask /= 2) {
    for (const Candidate& candidate : candidates) {
      if ((candidate.lot & mask) != 0) continue;
      auto record = index.document(candidate.id);
      if (!record) return record.error();
      add_texts(record->card, texts);
    }
  }
  return texts;
}

}  // namespace lectern::web_index
