#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/file_sink.h"
#include "core/result.h"
#include "web_index/hash.h"

namespace lectern::web_index {

/// So many chunks, or the passages of so many documents, share a folder that is named after their bytes. A name a file
/// would be eight bytes of noise in every reader's first transfer.
inline constexpr std::uint32_t kChunksPerShelf = 256;
inline constexpr std::uint32_t kDocumentsPerShelf = 256;

/// How many shelves so many things fill, with `per_shelf` on each.
constexpr std::size_t shelf_count(std::size_t things, std::uint32_t per_shelf) {
  return (things + per_shelf - 1) / per_shelf;
}

/// The paths of files below the web index. Chunks are numbered from 0, documents and passages from 1.
std::string chunk_path(Hash shelf, std::size_t chunk);
std::string passage_path(Hash shelf, std::uint32_t document, std::size_t passage);

/// The name of a file on a shelf does not tell its bytes, so it ends in a hash of its name below the shelf and of the
/// rest. Without the shelf's, so that a file can stand on another shelf as it is.
inline constexpr std::size_t kSealBytes = 4;
std::string seal(std::string_view path, std::string_view bytes);
/// The bytes without their seal; Corrupt when it is not the one for these bytes and this name.
core::Result<std::string_view> unseal(std::string_view path, std::string_view sealed);

/// Collects the files of one shelf, and writes them once its name is known: the hash of their seals.
class Shelf {
 public:
  /// `name` is the file's below the shelf: `12.bin`.
  void add(std::string name, std::string bytes);
  bool empty() const { return files_.empty(); }
  /// Writes the files to `folder` of the sink and gives the shelf's name; the shelf is empty again afterwards.
  core::Result<Hash> write(core::FileSink& sink, std::string_view folder);

 private:
  std::vector<std::pair<std::string, std::string>> files_;
};

}  // namespace lectern::web_index
