#include "web_index/chunk.h"

#include <algorithm>
#include <utility>

#include "core/utf8.h"
#include "web_index/file_frame.h"

namespace lectern::web_index {
namespace {

using index::Posting;

// The low bits of an entry's head; above them stands the document frequency.
constexpr std::uint32_t kWeighted = 1;
constexpr std::uint32_t kHasStem = 2;
constexpr unsigned kFrequencyShift = 2;

std::size_t shared_bytes(std::string_view a, std::string_view b) {
  const auto [end, ignored] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  return static_cast<std::size_t>(end - a.begin());
}

/// `text` as what it shares with `base` and what differs.
void write_against(ByteWriter& out, std::string_view base, std::string_view text) {
  const std::size_t shared = shared_bytes(base, text);
  out.varint(static_cast<std::uint32_t>(shared));
  out.varint(static_cast<std::uint32_t>(text.size() - shared));
  out.raw(text.substr(shared));
}

std::string read_against(ByteReader& in, std::string_view base) {
  const std::uint32_t shared = in.varint();
  const std::string_view rest = in.raw(in.varint());
  if (shared > base.size() || shared + rest.size() > kMaxKeyBytes) in.fail();
  std::string text(in.failed() ? std::string_view() : base.substr(0, shared));
  text.append(rest);
  // Always the whole of what is shared: one text, one form.
  if (!rest.empty() && shared < base.size() && base[shared] == rest[0]) in.fail();
  if (text.empty() || core::first_invalid_utf8(text)) in.fail();
  return text;
}

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
  } else if (head.frequency == 0) {
    in.fail();
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

/// Appends as it goes, so a frequency that the bytes do not bear out claims no memory.
void read_documents(ByteReader& in, Head& head, std::uint32_t document_count) {
  std::uint64_t next = 1;
  for (std::uint32_t i = 0; i < head.frequency && !in.failed(); ++i) {
    const std::uint64_t document = next + in.varint();
    if (document > document_count) return in.fail();
    head.entry.postings.push_back({static_cast<index::DocId>(document), 0});
    next = document + 1;
  }
}

void read_frequencies(ByteReader& in, Head& head) {
  if (!head.weighted) return;
  bool any = false;
  for (Posting& posting : head.entry.postings) {
    posting.wdf = in.varint();
    any = any || posting.wdf > 0;
  }
  if (!any) in.fail();
}

}  // namespace

bool Entry::operator==(const Entry& other) const {
  const auto same = [](const Posting& a, const Posting& b) { return a.document == b.document && a.wdf == b.wdf; };
  return key == other.key && stem == other.stem && stem_frequency == other.stem_frequency &&
         std::equal(postings.begin(), postings.end(), other.postings.begin(), other.postings.end(), same);
}

void ChunkEncoder::add(const Entry& entry) {
  const bool weighted =
      std::any_of(entry.postings.begin(), entry.postings.end(), [](const Posting& posting) { return posting.wdf > 0; });
  add_key(entry.key);
  keys_.varint(static_cast<std::uint32_t>(entry.postings.size()) << kFrequencyShift |
               (entry.stem.empty() ? 0 : kHasStem) | (weighted ? kWeighted : 0));
  if (!entry.stem.empty()) {
    write_against(keys_, entry.key, entry.stem);
    keys_.varint(entry.stem_frequency);
  }
  add_postings(entry.postings, weighted);
  ++count_;
}

std::string ChunkEncoder::take() {
  ByteWriter content;
  content.varint(std::exchange(count_, 0));
  content.raw(keys_.take());
  content.raw(documents_.take());
  content.raw(frequencies_.take());
  last_key_.clear();
  keys_ = documents_ = frequencies_ = {};
  return content.take();
}

void ChunkEncoder::add_key(std::string_view key) {
  write_against(keys_, last_key_, key);
  last_key_ = key;
}

void ChunkEncoder::add_postings(const std::vector<Posting>& postings, bool weighted) {
  index::DocId next = 1;
  for (const Posting& posting : postings) {
    documents_.varint(posting.document - next);
    next = posting.document + 1;
    if (weighted) frequencies_.varint(posting.wdf);
  }
}

core::Result<std::vector<Entry>> decode_chunk(std::string_view content, std::uint32_t document_count,
                                              std::string_view name) {
  ByteReader in(content);
  std::vector<Head> heads = read_heads(in);
  for (Head& head : heads) read_documents(in, head, document_count);
  for (Head& head : heads) read_frequencies(in, head);
  if (!in.finished()) return damaged(name, "is not a list of terms in order");
  std::vector<Entry> entries;
  entries.reserve(heads.size());
  for (Head& head : heads) entries.push_back(std::move(head.entry));
  return entries;
}

}  // namespace lectern::web_index
