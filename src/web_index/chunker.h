#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/result.h"
#include "web_index/chunk.h"

namespace lectern::web_index {

/// A stretch of the vocabulary, ready to be packed.
struct Chunk {
  /// Where it begins in the directory: greater than every key before it, not greater than its own first key, and as
  /// short as that allows. Empty for the first chunk, so that every key has one.
  std::string first;
  std::string content;  ///< as `decode_chunk` reads it
};

/// Splits the vocabulary into chunks that a browser fetches one at a time. Equal input gives equal chunks. Use from one
/// thread.
class Chunker {
 public:
  /// `target_bytes`, before compression, is an aim: an entry is kept whole. An entry of half as much or more has a
  /// chunk of its own, so that its neighbours stay cheap.
  explicit Chunker(std::size_t target_bytes) : target_bytes_(target_bytes) {}

  /// Adds the next entry. Corrupt when its key does not come after the last one, is empty or longer than kMaxKeyBytes,
  /// or when it is neither term nor word; the chunker is then as it was.
  core::Result<void> add(const Entry& entry);

  /// Gives away the chunks that are complete.
  std::vector<Chunk> take();
  /// Closes the last chunk and gives away what is left. Nothing can be added afterwards.
  std::vector<Chunk> finish();

 private:
  void close();

  std::size_t target_bytes_;
  std::string previous_key_;  ///< of the entry added last
  std::string first_;         ///< of the chunk that is being filled
  ChunkEncoder open_;
  std::vector<Chunk> complete_;
};

/// The shortest beginning of `key`, in whole code points, that is greater than `previous`. Needs `previous < key`.
std::string shortest_separator(std::string_view previous, std::string_view key);

}  // namespace lectern::web_index
