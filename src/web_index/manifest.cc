#include "web_index/manifest.h"

#include <algorithm>

#include "index/bm25.h"
#include "index/schema.h"
#include "language/analysis.h"
#include "web_index/file_frame.h"
#include "web_index/shelf.h"
#include "web_index/variants.h"

namespace lectern::web_index {
namespace {

using core::Error;

/// False when they are not this reader's: then what follows may mean anything.
bool read_versions(ByteReader& in, Manifest& manifest) {
  const std::uint32_t format = in.varint();
  manifest.analysis_version = static_cast<int>(in.varint());
  manifest.index_version = static_cast<int>(in.varint());
  return in.failed() || (format == kFormatVersion && manifest.analysis_version == language::kAnalysisVersion &&
                         manifest.index_version == index::kIndexVersion);
}

void write_ranking(ByteWriter& out, const Ranking& ranking) {
  for (const double value : {ranking.k1, ranking.b, ranking.min_normalized_length, ranking.idf_exponent,
                             ranking.score_grain, ranking.prefix_expansion_scale}) {
    out.number(value);
  }
  for (const std::uint32_t value : {ranking.title_window, ranking.enough_lessons, ranking.max_prefix_expansions}) {
    out.varint(value);
  }
}

Ranking read_ranking(ByteReader& in) {
  Ranking out;
  for (double* value : {&out.k1, &out.b, &out.min_normalized_length, &out.idf_exponent, &out.score_grain,
                        &out.prefix_expansion_scale}) {
    *value = in.number();
  }
  for (std::uint32_t* value : {&out.title_window, &out.enough_lessons, &out.max_prefix_expansions}) {
    *value = in.varint();
  }
  if (out.score_grain == 0) in.fail();
  return out;
}

void write_hashes(ByteWriter& out, const std::vector<Hash>& hashes) {
  out.varint(static_cast<std::uint32_t>(hashes.size()));
  for (const Hash hash : hashes) out.hash(hash);
}

std::vector<Hash> read_hashes(ByteReader& in) {
  std::vector<Hash> hashes;
  const std::uint32_t count = in.count();
  for (std::uint32_t i = 0; i < count && !in.failed(); ++i) hashes.push_back(in.hash());
  return hashes;
}

void write_folded(ByteWriter& out, const std::vector<std::pair<char32_t, char32_t>>& folded) {
  std::vector<char32_t> from, to;
  for (const auto& [traditional, simplified] : folded) {
    from.push_back(traditional);
    to.push_back(simplified);
  }
  write_characters(out, from);
  write_variants(out, to);
}

std::vector<std::pair<char32_t, char32_t>> read_folded(ByteReader& in) {
  const std::vector<char32_t> from = read_characters(in);
  const std::vector<char32_t> to = read_variants(in, from.size());
  std::vector<std::pair<char32_t, char32_t>> folded;
  for (std::size_t i = 0; i < from.size() && !in.failed(); ++i) folded.emplace_back(from[i], to[i]);
  return folded;
}

std::vector<std::uint8_t> read_rungs(ByteReader& in, std::uint32_t documents) {
  const std::string_view bytes = in.raw(documents);
  if (std::any_of(bytes.begin(), bytes.end(),
                  [](char c) { return static_cast<unsigned char>(c) >= index::kLengthRungs; })) {
    in.fail();
  }
  return {bytes.begin(), bytes.end()};
}

}  // namespace

Ranking present_ranking() {
  Ranking out;
  out.k1 = index::kBm25K1;
  out.b = index::kBm25B;
  out.min_normalized_length = index::kBm25MinNormalizedLength;
  out.idf_exponent = index::kIdfExponent;
  out.score_grain = index::kScoreGrain;
  out.prefix_expansion_scale = index::kPrefixExpansionScale;
  out.title_window = index::kTitleWindow;
  out.enough_lessons = index::kEnoughLessons;
  out.max_prefix_expansions = index::kMaxPrefixExpansions;
  return out;
}

std::string file_path(Hash file) {
  return to_hex(file) + ".bin";
}

std::string manifest_request(std::string_view bytes) {
  return std::string(kManifestName) + '?' + to_hex(hash_of(bytes));
}

std::string encode_manifest(const Manifest& manifest) {
  ByteWriter out;
  out.varint(kFormatVersion);
  out.varint(static_cast<std::uint32_t>(manifest.analysis_version));
  out.varint(static_cast<std::uint32_t>(manifest.index_version));
  out.varint(manifest.collection_size);
  out.number(manifest.average_length);
  write_ranking(out, manifest.ranking);
  write_documents(out, manifest.documents);
  for (const std::uint8_t rung : manifest.length_rungs) out.raw(std::string(1, static_cast<char>(rung)));
  out.hash(manifest.dates);
  out.hash(manifest.facets);
  write_folded(out, manifest.folded);
  write_characters(out, manifest.traditional);
  out.hash(manifest.variants);
  write_hashes(out, manifest.passage_shelves);
  write_hashes(out, manifest.chunk_shelves);
  write_directory(out, manifest.directory);
  write_spelling_table(out, manifest.spellings);
  return out.take();
}

core::Result<Manifest> decode_manifest(std::string_view content) {
  ByteReader in(content);
  Manifest manifest;
  if (!read_versions(in, manifest)) {
    return Error{Error::Code::IndexMismatch, "the web index was made by another version of lectern",
                 "build the site again"};
  }
  manifest.collection_size = in.varint();
  manifest.average_length = in.number();
  manifest.ranking = read_ranking(in);
  // Each has a byte for its length, so the bytes bear out how many documents there can be.
  manifest.documents = read_documents(in, static_cast<std::uint32_t>(content.size()));
  const std::uint32_t documents = manifest.documents.document_count();
  manifest.length_rungs = read_rungs(in, documents);
  manifest.dates = in.hash();
  manifest.facets = in.hash();
  manifest.folded = read_folded(in);
  manifest.traditional = read_characters(in);
  manifest.variants = in.hash();
  manifest.passage_shelves = read_hashes(in);
  manifest.chunk_shelves = read_hashes(in);
  manifest.directory = read_directory(in);
  manifest.spellings = read_spelling_table(in);
  const bool shelved = manifest.passage_shelves.size() == shelf_count(documents, kDocumentsPerShelf) &&
                       manifest.chunk_shelves.size() == shelf_count(manifest.directory.chunk_count(), kChunksPerShelf);
  if (!in.finished() || !shelved) return damaged(kManifestName, "is not a manifest");
  return manifest;
}

}  // namespace lectern::web_index
