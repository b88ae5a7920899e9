#include "web_index/chunk.h"

#include <algorithm>
#include <utility>

#include "web_index/file_frame.h"
#include "web_index/front_coding.h"

namespace lectern::web_index {
namespace {

// The low bits of an entry's head; above them stands the document frequency.
constexpr std::uint32_t kWeighted = 1;
constexpr std::uint32_t kHasStem = 2;
constexpr unsigned kFrequencyShift = 2;

/// What stands in the first column about one entry.
struct Head {
  Entry entry;
  std::uint32_t frequency = 0;
  bool weighted = false;
};

Head read_head(ByteReader& in, std::string_view last_key) {
  Head head;
  head.entry.key = read_against(in, last_key);
  const std::uint32_t bits = in.varint();
  head.frequency = bits >> kFrequencyShift;
  head.weighted = (bits & kWeighted) != 0;
  if (head.entry.key <= last_key) in.fail();
  if (bits & kHasStem) {
    head.entry.stem = read_against(in, head.entry.key);
    head.entry.stem_frequency = in.varint();
    if (head.entry.stem == head.entry.key) in.fail();
  }
  if (head.weighted && head.frequency == 0) in.fail();
  return head;
}

std::vector<Head> read_heads(ByteReader& in) {
  const std::uint32_t count = in.count();
  std::vector<Head> heads;
  std::string last_key;
  for (std::uint32_t i = 0; i < count && !in.failed(); ++i) {
    heads.push_back(read_head(in, last_key));
    last_key = heads.back().entry.key;
  }
  return heads;
}

/// What stands behind the places about terms that documents imply.
void read_implied(ByteReader& in, std::vector<Entry>& entries, std::uint32_t document_count) {
  std::vector<std::pair<std::string_view, Implied*>> keys;
  for (Entry& entry : entries) keys.emplace_back(entry.key, &entry.implied);
  read_implied(in, keys, document_count);
}

/// Appends as it goes, so a frequency that the bytes do not bear out claims no memory.
void read_documents(ByteReader& in, Head& head, std::uint32_t document_count) {
  std::uint64_t next = 1;
  for (std::uint32_t i = 0; i < head.frequency && !in.failed(); ++i) {
    const std::uint64_t document = next + in.varint();
    if (document > document_count) return in.fail();
    head.entry.postings.push_back({static_cast<DocumentNumber>(document), 0, 0});
    next = document + 1;
  }
}

void read_frequencies(ByteReader& in, Head& head) {
  if (!head.weighted) return;
  for (Posting& posting : head.entry.postings) {
    posting.wdf = in.varint();
    if (posting.wdf == 0) return in.fail();
  }
}

void read_places(ByteReader& in, Head& head) {
  if (!head.weighted) return;
  for (Posting& posting : head.entry.postings) {
    posting.places = in.varint();
    if (posting.places == 0 || posting.places >= 2 * index::in_passage(index::kMaxPassages)) return in.fail();
  }
}

}  // namespace

void ChunkEncoder::add(const Entry& entry) {
  const bool weighted = !entry.postings.empty() && entry.postings.front().wdf > 0;
  add_head(entry, weighted);
  add_postings(entry.postings, weighted);
  implied_.add(count_, entry.implied);
  last_key_ = entry.key;
  ++count_;
}

std::string ChunkEncoder::take() {
  ByteWriter content;
  content.varint(std::exchange(count_, 0));
  for (ByteWriter* column : {&heads_, &documents_, &frequencies_, &places_}) content.raw(column->take());
  content.raw(implied_.take());
  last_key_.clear();
  heads_ = documents_ = frequencies_ = places_ = {};
  return content.take();
}

void ChunkEncoder::add_head(const Entry& entry, bool weighted) {
  write_against(heads_, last_key_, entry.key);
  heads_.varint(static_cast<std::uint32_t>(entry.postings.size()) << kFrequencyShift |
                (entry.stem.empty() ? 0 : kHasStem) | (weighted ? kWeighted : 0));
  if (entry.stem.empty()) return;
  write_against(heads_, entry.key, entry.stem);
  heads_.varint(entry.stem_frequency);
}

void ChunkEncoder::add_postings(const std::vector<Posting>& postings, bool weighted) {
  DocumentNumber next = 1;
  for (const Posting& posting : postings) {
    documents_.varint(posting.document - next);
    next = posting.document + 1;
    if (!weighted) continue;
    frequencies_.varint(posting.wdf);
    places_.varint(posting.places);
  }
}

core::Result<std::vector<Entry>> decode_chunk(std::string_view content, std::uint32_t document_count,
                                              std::string_view name) {
  ByteReader in(content);
  std::vector<Head> heads = read_heads(in);
  for (Head& head : heads) read_documents(in, head, document_count);
  for (Head& head : heads) read_frequencies(in, head);
  for (Head& head : heads) read_places(in, head);
  std::vector<Entry> entries;
  entries.reserve(heads.size());
  for (Head& head : heads) entries.push_back(std::move(head.entry));
  if (!in.failed() && in.left() > 0) read_implied(in, entries, document_count);
  if (std::any_of(entries.begin(), entries.end(), [](const Entry& entry) { return entry.empty(); })) in.fail();
  if (!in.finished()) return damaged(name, "is not a list of terms in order");
  return entries;
}

}  // namespace lectern::web_index
