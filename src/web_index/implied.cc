#include "web_index/implied.h"

#include <bit>
#include <utility>

#include "web_index/directory.h"

namespace lectern::web_index {
namespace {

// The low bits of an implied term's head; above them stands in how many documents it is implied.
constexpr std::uint32_t kConfidenceMask = 15;
constexpr unsigned kFrequencyShift = 4;

// A kind is 1 + level, and so much more where it is strong.
constexpr std::uint32_t kStrong = 8;
constexpr std::uint32_t kMostKind = 2 * kStrong;

constexpr std::uint32_t kMostWords = 3;

/// An entry of the chunk that is implied.
struct Head {
  std::string_view key;
  Implied* implied = nullptr;
  std::uint32_t frequency = 0;
};

std::vector<std::string> read_words(ByteReader& in) {
  const std::uint32_t count = in.count();
  if (count > kMostWords) in.fail();
  std::vector<std::string> words;
  for (std::uint32_t i = 0; i < count && !in.failed(); ++i) {
    words.push_back(in.text());
    if (words.back().empty()) in.fail();
  }
  return words;
}

std::vector<Head> read_heads(ByteReader& in, const std::vector<std::pair<std::string_view, Implied*>>& entries) {
  const std::uint32_t count = in.count();
  std::vector<Head> heads;
  if (count == 0) in.fail();
  std::uint64_t next = 0;
  for (std::uint32_t i = 0; i < count && !in.failed(); ++i) {
    const std::uint64_t entry = next + in.varint();
    const std::uint32_t bits = in.varint();
    if (entry >= entries.size() || bits >> kFrequencyShift == 0) {
      in.fail();
      break;
    }
    const auto& [key, implied] = entries[entry];
    implied->confidence = static_cast<std::uint8_t>(bits & kConfidenceMask);
    implied->words = read_words(in);
    const bool of_field = region_of(key) == Region::Fields;
    if (of_field != (implied->confidence == 0) || (of_field && !implied->words.empty())) in.fail();
    heads.push_back({key, implied, bits >> kFrequencyShift});
    next = entry + 1;
  }
  return heads;
}

/// Appends as it goes, so a frequency that the bytes do not bear out claims no memory.
void read_documents(ByteReader& in, const Head& head, std::uint32_t document_count) {
  std::uint64_t next = 1;
  for (std::uint32_t i = 0; i < head.frequency && !in.failed(); ++i) {
    const std::uint64_t document = next + in.varint();
    if (document > document_count) return in.fail();
    head.implied->postings.push_back({static_cast<DocumentNumber>(document), 0, false, 0});
    next = document + 1;
  }
}

void read_kinds(ByteReader& in, const Head& head) {
  for (ImpliedPosting& posting : head.implied->postings) {
    const std::uint32_t kind = in.varint();
    if (kind == 0 || kind > kMostKind) return in.fail();
    posting.level = static_cast<std::uint8_t>((kind - 1) % kStrong);
    posting.strong = kind > kStrong;
  }
}

void read_places(ByteReader& in, const Head& head) {
  const bool of_field = region_of(head.key) == Region::Fields;
  for (ImpliedPosting& posting : head.implied->postings) {
    posting.place = in.varint();
    if (!std::has_single_bit(posting.place) || posting.place > index::in_passage(index::kMaxPassages)) in.fail();
    if (of_field && posting.place != index::kInFacts) in.fail();
  }
}

}  // namespace

ImpliedPosting make_implied(std::string_view term, DocumentNumber document, std::uint8_t level, bool strong,
                            index::Places place) {
  const bool nowhere = place == 0 || region_of(term) == Region::Fields;
  return {document, level, strong, nowhere ? index::kInFacts : place};
}

void ImpliedEncoder::add(std::uint32_t entry, const Implied& implied) {
  if (implied.postings.empty()) return;
  heads_.varint(entry - std::exchange(next_entry_, entry + 1));
  heads_.varint(static_cast<std::uint32_t>(implied.postings.size()) << kFrequencyShift | implied.confidence);
  heads_.varint(static_cast<std::uint32_t>(implied.words.size()));
  for (const std::string& word : implied.words) heads_.text(word);
  DocumentNumber next = 1;
  for (const ImpliedPosting& posting : implied.postings) {
    documents_.varint(posting.document - std::exchange(next, posting.document + 1));
    kinds_.varint(1U + posting.level + (posting.strong ? kStrong : 0));
    places_.varint(posting.place);
  }
  ++count_;
}

std::string ImpliedEncoder::take() {
  ByteWriter part;
  if (count_ > 0) part.varint(count_);
  for (ByteWriter* column : {&heads_, &documents_, &kinds_, &places_}) part.raw(column->take());
  *this = {};
  return part.take();
}

void read_implied(ByteReader& in, const std::vector<std::pair<std::string_view, Implied*>>& entries,
                  std::uint32_t document_count) {
  const std::vector<Head> heads = read_heads(in, entries);
  for (const Head& head : heads) read_documents(in, head, document_count);
  for (const Head& head : heads) read_kinds(in, head);
  for (const Head& head : heads) read_places(in, head);
}

}  // namespace lectern::web_index
