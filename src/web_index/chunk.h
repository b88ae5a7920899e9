#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "index/index.h"
#include "web_index/bytes.h"

namespace lectern::web_index {

/// One key of the vocabulary: a term with its postings, a word that leads to its stem, or both at once.
struct Entry {
  std::string key;
  std::vector<index::Posting> postings;  ///< in order of document; empty when the key is no term
  std::string stem;                      ///< the term that the word `key` counts as; empty when it is no such word
  std::uint32_t stem_frequency = 0;      ///< in how many documents `stem` occurs

  bool operator==(const Entry& other) const;
};

/// Keys are terms with a field's prefix at most; longer ones are refused, so that no reader needs a larger buffer.
inline constexpr std::size_t kMaxKeyBytes = 255;

/// Makes the content of one chunk, entry by entry. Keys must ascend bytewise; that is the caller's duty.
class ChunkEncoder {
 public:
  void add(const Entry& entry);

  std::size_t entry_count() const { return count_; }
  /// Bytes of the chunk so far, before compression.
  std::size_t size() const { return keys_.size() + documents_.size() + frequencies_.size(); }
  const std::string& last_key() const { return last_key_; }
  /// The content; the encoder is empty afterwards.
  std::string take();

 private:
  void add_key(std::string_view key);
  void add_postings(const std::vector<index::Posting>& postings, bool weighted);

  std::uint32_t count_ = 0;
  std::string last_key_;
  ByteWriter keys_, documents_, frequencies_;
};

/// Reads the content of a chunk and checks all of it: order of keys, of documents, their number, what is left over.
/// `name` is for the message.
core::Result<std::vector<Entry>> decode_chunk(std::string_view content, std::uint32_t document_count,
                                              std::string_view name);

}  // namespace lectern::web_index
