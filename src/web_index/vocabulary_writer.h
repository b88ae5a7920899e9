#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/file_sink.h"
#include "core/result.h"
#include "index/index.h"
#include "web_index/chunk.h"
#include "web_index/chunker.h"
#include "web_index/directory.h"
#include "web_index/shelf.h"

namespace lectern::web_index {

/// Whether the web index has a term. Filters are answered from the manifest, and nobody asks for a document by its id.
bool is_exported(std::string_view term);

/// What an ordered chunk should have before compression. Little, because a query reads a whole chunk for each of its
/// terms; not less, because each costs every reader some bytes of the manifest, and short files compress badly.
inline constexpr std::size_t kOrderedChunkBytes = std::size_t{4} << 10;

/// Likewise of each region of spread chunks. They take no room in the manifest, so those that Chinese queries read,
/// some for each of their words, have half as much; smaller ones would be too many files for what they save.
using SpreadBytes = std::array<std::size_t, kSpreadRegions>;
inline constexpr SpreadBytes kSpreadChunkBytes = {1632, 816, 1632};

/// How many chunks each region should have for an index, so that they get about `chunk_bytes` on average. Reads no
/// postings but of implied terms, and so goes by what an entry mostly takes; rounded up, so that it seldom changes.
core::Result<SpreadCounts> spread_counts(const index::Index& index, const SpreadBytes& chunk_bytes);

/// Cuts a vocabulary into chunks and writes them: packed on all processors, some shelves at a time, so that memory
/// holds those and the spread chunks alone. Use from one thread.
class VocabularyWriter {
 public:
  /// Borrows the sink. `folder` is the web index's below it; `chunk_bytes` is what an ordered chunk should have before
  /// compression.
  VocabularyWriter(std::size_t chunk_bytes, const SpreadCounts& spread, core::FileSink& sink, std::string folder);

  /// Adds the next entry. Corrupt when its key does not come after the last one, is empty or longer than kMaxKeyBytes,
  /// when it says nothing, or when its region has no chunks; the writer is then as it was.
  core::Result<void> add(Entry entry);
  /// Writes what is left. Nothing can be added afterwards.
  core::Result<void> finish();

  const Directory& directory() const { return directory_; }
  const std::vector<Hash>& shelves() const { return shelves_; }

 private:
  core::Result<void> take(std::vector<Chunk> chunks);
  core::Result<void> take(std::string content);
  core::Result<void> write_shelves();
  core::Result<void> write_shelf(std::size_t number);

  Chunker chunker_;
  std::vector<std::vector<ChunkEncoder>> spread_;  ///< by region
  core::FileSink& sink_;
  std::string folder_;
  Directory directory_;
  std::string previous_key_;
  std::vector<std::string> waiting_;  ///< contents of the chunks that are not written
  std::size_t written_ = 0;           ///< chunks; whole shelves
  std::vector<Hash> shelves_;
};

}  // namespace lectern::web_index
