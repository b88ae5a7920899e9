#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "web_index/chunk.h"

namespace lectern::web_index {

/// A stretch of the ordered vocabulary, ready to be packed.
struct Chunk {
  /// Where it begins in the directory: greater than every key before it, not greater than its own first key, and as
  /// short as that allows. Empty for the first chunk, so that every key has one.
  std::string first;
  std::string content;  ///< as `decode_chunk` reads it
  std::size_t entries = 0;
  std::string last;  ///< its last key
};

/// About what an entry takes before compression. By its key and a rough document frequency alone: most edits of a
/// write-up leave it as it is.
std::size_t usual_bytes(const Entry& entry);
std::size_t usual_bytes(const Implied& implied);
/// A number that is rounded up in steps of an eighth; small ones stay what they are.
std::uint32_t rounded_up(std::uint32_t number);

/// Cuts the ordered vocabulary into chunks that a browser fetches one at a time. Equal input gives equal chunks. Use
/// from one thread.
class Chunker {
 public:
  /// `target_bytes`, before compression and as `usual_bytes` tells, is an aim: an entry is kept whole, one of so much
  /// or more has a chunk of its own, so that its neighbours stay cheap, and others are cut where that gives the
  /// directory the shortest text, which makes chunks of half as much to all of it.
  ///
  /// What stands before a cut does not matter to the cuts after it, so that a change of an entry moves few of them.
  explicit Chunker(std::size_t target_bytes) : target_bytes_(target_bytes) {}
  /// Goes on after a cut behind `previous_key`.
  Chunker(std::size_t target_bytes, std::string previous_key)
      : target_bytes_(target_bytes), previous_key_(std::move(previous_key)) {}

  /// Adds the next entry. Keys must ascend; that is the caller's duty.
  void add(Entry entry);

  /// Gives away the chunks that are complete.
  std::vector<Chunk> take();
  /// Closes the last chunk and gives away what is left. Nothing can be added afterwards.
  std::vector<Chunk> finish();

 private:
  struct Waiting {
    Entry entry;
    std::size_t bytes = 0;
    std::string separator;  ///< from the entry before
  };

  std::size_t best_cut() const;
  void close(std::size_t count);

  std::size_t target_bytes_;
  std::string previous_key_;      ///< of the entry added last
  std::vector<Waiting> waiting_;  ///< for their chunk to be full
  std::size_t waiting_bytes_ = 0;
  std::vector<Chunk> complete_;
};

/// The shortest beginning of `key`, in whole code points, that is greater than `previous`. Needs `previous < key`.
std::string shortest_separator(std::string_view previous, std::string_view key);

}  // namespace lectern::web_index
