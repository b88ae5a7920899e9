#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "index/passages.h"
#include "web_index/bytes.h"
#include "web_index/document_table.h"
#include "web_index/implied.h"

namespace lectern::web_index {

/// A term in a document.
struct Posting {
  DocumentNumber document = 0;
  std::uint32_t wdf = 0;     ///< as the database has it; 0 for terms of fields
  index::Places places = 0;  ///< `index::told_places`; 0 for terms of fields

  friend bool operator==(const Posting&, const Posting&) = default;
};

/// One key of the vocabulary: a term with its postings, a term that documents imply, a word that leads to its stem, or
/// several of these at once.
struct Entry {
  std::string key;
  std::vector<Posting> postings;     ///< in order of document; empty when the key is no term
  std::string stem;                  ///< the term that the word `key` counts as; empty when it is no such word
  std::uint32_t stem_frequency = 0;  ///< in how many documents `stem` occurs
  Implied implied = {};              ///< without postings when no document implies `key`

  /// Whether some document has the key or implies it.
  bool is_term() const { return !postings.empty() || !implied.postings.empty(); }
  /// Whether it says nothing, so that no chunk has it.
  bool empty() const { return !is_term() && stem.empty(); }

  friend bool operator==(const Entry&, const Entry&) = default;
};

/// Makes the content of one chunk, entry by entry. Keys must ascend bytewise; that is the caller's duty.
class ChunkEncoder {
 public:
  void add(const Entry& entry);

  std::size_t entry_count() const { return count_; }
  /// Bytes of the chunk so far, before compression.
  std::size_t size() const {
    return heads_.size() + documents_.size() + frequencies_.size() + places_.size() + implied_.size();
  }
  const std::string& last_key() const { return last_key_; }
  /// The content; the encoder is empty afterwards.
  std::string take();

 private:
  void add_head(const Entry& entry, bool weighted);
  void add_postings(const std::vector<Posting>& postings, bool weighted);

  std::uint32_t count_ = 0;
  std::string last_key_;
  ByteWriter heads_, documents_, frequencies_, places_;
  ImpliedEncoder implied_;
};

/// Reads the content of a chunk and checks all of it: order of keys, of documents, their number, what is left over.
/// `name` is for the message.
core::Result<std::vector<Entry>> decode_chunk(std::string_view content, std::uint32_t document_count,
                                              std::string_view name);

}  // namespace lectern::web_index
