#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.h"
#include "web_index/hash.h"

namespace lectern::web_index {

inline constexpr int kFormatVersion = 1;  ///< of everything that FORMAT.md describes
/// The one file whose name does not tell its bytes: the way in.
inline constexpr const char* kManifestName = "manifest.json";

/// What the browser ranks by: the same numbers that the database is searched with.
struct Ranking {
  double k1 = 0, b = 0, min_normalized_length = 0, idf_exponent = 0;
  double score_grain = 0;
  std::uint32_t title_window = 0;
  std::uint32_t enough_lessons = 0;
  std::uint32_t max_prefix_expansions = 0;
  double prefix_expansion_scale = 0;

  friend bool operator==(const Ranking&, const Ranking&) = default;
};

/// A chunk holds the keys from `first` on, up to the next chunk's.
struct ChunkPlace {
  std::string first;
  Hash file = 0;

  friend bool operator==(const ChunkPlace&, const ChunkPlace&) = default;
};

struct Manifest {
  int analysis_version = 0;
  int index_version = 0;
  std::uint32_t document_count = 0;
  std::uint32_t collection_size = 0;  ///< as `index::Index` has it
  /// Of all documents: divided by their number it is the average length, to the last bit.
  std::uint64_t total_length = 0;
  Ranking ranking;
  /// Traditional and simplified, ascending by the first: those whose simplified form stands in some term.
  std::vector<std::pair<char32_t, char32_t>> simplified;
  Hash documents = 0;
  std::vector<ChunkPlace> chunks;  ///< ascending by `first`; the first one's is empty

  friend bool operator==(const Manifest&, const Manifest&) = default;
};

/// The path of a file that is named by its bytes, below the web index.
std::string file_path(Hash file);

/// The bytes of the file.
std::string encode_manifest(const Manifest& manifest);
/// Reads them and checks all of them. IndexMismatch when the format is of another version.
core::Result<Manifest> decode_manifest(std::string_view bytes);

}  // namespace lectern::web_index
