#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.h"
#include "web_index/directory.h"
#include "web_index/document_table.h"
#include "web_index/hash.h"
#include "web_index/spellings.h"

namespace lectern::web_index {

inline constexpr int kFormatVersion = 6;  ///< of everything that FORMAT.md describes
/// The one file whose path does not tell its bytes: the way in.
inline constexpr const char* kManifestName = "manifest.bin";

/// What the browser ranks by: the same numbers that the database is searched with.
struct Ranking {
  double k1 = 0, b = 0, min_normalized_length = 0, idf_exponent = 0;
  double score_grain = 0, prefix_expansion_scale = 0;
  std::uint32_t title_window = 0, enough_lessons = 0, max_prefix_expansions = 0;

  friend bool operator==(const Ranking&, const Ranking&) = default;
};

/// That of `index/schema.h`.
Ranking present_ranking();

struct Manifest {
  int analysis_version = 0;
  int index_version = 0;
  std::uint32_t collection_size = 0;  ///< as `index::Index` has it
  double average_length = 0;          ///< likewise
  Ranking ranking;
  DocumentTable documents;
  std::vector<std::uint8_t> length_rungs;  ///< `index::length_rung` of each document
  Hash dates = 0;
  Hash facets = 0;
  /// Characters of write-ups that the analysis folds to others, and these: ascending by the first.
  std::vector<std::pair<char32_t, char32_t>> folded;
  /// Characters that no write-up has, and that the analysis folds to some that stand in terms; ascending.
  std::vector<char32_t> traditional;
  Hash variants = 0;                  ///< what these are folded to
  std::vector<Hash> passage_shelves;  ///< one for each kDocumentsPerShelf documents begun
  std::vector<Hash> chunk_shelves;    ///< one for each kChunksPerShelf chunks begun
  Directory directory;
  SpellingTable spellings;

  friend bool operator==(const Manifest&, const Manifest&) = default;
};

/// The path of a file that is named by its bytes, below the web index.
std::string file_path(Hash file);

/// What a page asks for below the web index to get a manifest of these bytes: its name, and a query that no other has,
/// so that no cache gives an older one.
std::string manifest_request(std::string_view bytes);

/// The content of the file.
std::string encode_manifest(const Manifest& manifest);
/// Reads it and checks all of it. IndexMismatch when the format, the analysis or the index is of
/// another version.
core::Result<Manifest> decode_manifest(std::string_view content);

}  // namespace lectern::web_index
