#include "web_index/reader.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/file_system.h"
#include "index/schema.h"
#include "language/analysis.h"
#include "web_index/card_file.h"
#include "web_index/chunk.h"
#include "web_index/document_table.h"
#include "web_index/file_frame.h"
#include "web_index/manifest.h"

namespace lectern::web_index {
namespace {

using core::Error;
using core::Result;
using index::Posting;

/// Chunks that are kept unpacked. Who asks for the terms of one text after another keeps coming back to the same ones.
constexpr std::size_t kMaxKeptChunks = 512;

Result<std::string> read_hashed(const std::filesystem::path& folder, FileKind kind, Hash file) {
  const std::string path = file_path(file);
  auto bytes = core::DiskFileSystem().read(folder / path);
  if (!bytes) return bytes.error();
  if (hash_of(*bytes) != file) return damaged(path, "does not have the bytes that its name says");
  return unpack(kind, *bytes, path);
}

Result<Manifest> read_manifest(const std::filesystem::path& folder) {
  auto bytes = core::DiskFileSystem().read(folder / kManifestName);
  if (!bytes) return bytes.error();
  auto manifest = decode_manifest(*bytes);
  if (!manifest) return manifest;
  if (manifest->analysis_version != language::kAnalysisVersion || manifest->index_version != index::kIndexVersion) {
    return Error{Error::Code::IndexMismatch, "the web index was made by another version of lectern",
                 "build the site again"};
  }
  return manifest;
}

}  // namespace

struct Reader::State {
  std::filesystem::path folder;
  Manifest manifest;
  DocumentTable documents;
  std::map<Hash, std::vector<Entry>> chunks;

  Result<const std::vector<Entry>*> chunk(Hash file);
};

Result<const std::vector<Entry>*> Reader::State::chunk(Hash file) {
  if (const auto known = chunks.find(file); known != chunks.end()) return &known->second;
  auto content = read_hashed(folder, FileKind::Chunk, file);
  if (!content) return content.error();
  auto entries = decode_chunk(*content, manifest.document_count, file_path(file));
  if (!entries) return entries.error();
  if (chunks.size() == kMaxKeptChunks) chunks.clear();
  return &chunks.emplace(file, *std::move(entries)).first->second;
}

Reader::Reader(std::unique_ptr<State> state) : state_(std::move(state)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

Result<Reader> Reader::open(const std::filesystem::path& folder) {
  auto manifest = read_manifest(folder);
  if (!manifest) return manifest.error();
  auto content = read_hashed(folder, FileKind::Documents, manifest->documents);
  if (!content) return content.error();
  auto documents = decode_documents(*content, manifest->document_count, file_path(manifest->documents));
  if (!documents) return documents.error();
  return Reader(std::make_unique<State>(State{folder, *std::move(manifest), *std::move(documents), {}}));
}

std::uint32_t Reader::document_count() const {
  return state_->manifest.document_count;
}

Result<std::vector<Posting>> Reader::postings(std::string_view term) {
  const auto& places = state_->manifest.chunks;
  const auto after = std::upper_bound(places.begin(), places.end(), term,
                                      [](std::string_view t, const ChunkPlace& place) { return t < place.first; });
  if (after == places.begin()) return std::vector<Posting>();
  const auto entries = state_->chunk(std::prev(after)->file);
  if (!entries) return entries.error();
  const auto entry = std::lower_bound((*entries)->begin(), (*entries)->end(), term,
                                      [](const Entry& e, std::string_view t) { return e.key < t; });
  if (entry == (*entries)->end() || entry->key != term) return std::vector<Posting>();
  return entry->postings;
}

Result<core::Card> Reader::card(index::DocId document) {
  if (document == 0 || document > document_count()) {
    return Error{Error::Code::NotFound, "the web index has no such document", {}};
  }
  const std::string path = card_path(state_->documents, document);
  auto bytes = core::DiskFileSystem().read(state_->folder / path);
  if (!bytes) return bytes.error();
  auto packed = unseal(path, *bytes);
  if (!packed) return packed.error();
  auto content = unpack(FileKind::Card, *packed, path);
  if (!content) return content.error();
  auto file = decode_card(*content, path);
  if (!file) return file.error();
  if (file->document != document) return damaged(path, "is the card of another document");
  return std::move(file->card);
}

std::uint32_t Reader::length(index::DocId document) const {
  const auto& rows = state_->documents.rows;
  return document == 0 || document > rows.size() ? 0 : rows[document - 1].length;
}

}  // namespace lectern::web_index
