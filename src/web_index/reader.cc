#include "web_index/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "core/file_system.h"
#include "web_index/codebook.h"
#include "web_index/dates.h"
#include "web_index/file_frame.h"
#include "web_index/manifest.h"
#include "web_index/passage_text.h"
#include "web_index/shelf.h"
#include "web_index/spellings.h"
#include "web_index/variants.h"

namespace lectern::web_index {
namespace {

using core::Error;
using core::Result;

/// Chunks that are kept unpacked. Who asks for the terms of one text after another keeps coming back to the same ones.
constexpr std::size_t kMaxKeptChunks = 512;

/// The content of a file that is named by its bytes.
Result<std::string> read_hashed(const std::filesystem::path& folder, FileKind kind, Hash file) {
  const std::string path = file_path(file);
  auto bytes = core::DiskFileSystem().read(folder / path);
  if (!bytes) return bytes.error();
  if (hash_of(*bytes) != file) return damaged(path, "does not have the bytes that its name says");
  return unpack(kind, *bytes, path);
}

/// The bytes of a file on a shelf, without their seal.
Result<std::string> read_sealed(const std::filesystem::path& folder, const std::string& path) {
  auto sealed = core::DiskFileSystem().read(folder / path);
  if (!sealed) return sealed.error();
  auto bytes = unseal(path, *sealed);
  if (!bytes) return bytes.error();
  return std::string(*bytes);
}

Result<Manifest> read_manifest(const std::filesystem::path& folder) {
  auto bytes = core::DiskFileSystem().read(folder / kManifestName);
  if (!bytes) return bytes.error();
  auto content = unpack(FileKind::Manifest, *bytes, kManifestName);
  if (!content) return content.error();
  return decode_manifest(*content);
}

Result<std::map<Hash, Codebook>> read_codebooks(const std::filesystem::path& folder, const DocumentTable& documents) {
  std::map<Hash, Codebook> codebooks;
  for (const LanguageDocuments& language : documents.languages) {
    auto content = read_hashed(folder, FileKind::Codebook, language.codebook);
    if (!content) return content.error();
    auto codebook = Codebook::decode(*content, file_path(language.codebook));
    if (!codebook) return codebook.error();
    codebooks.emplace(language.codebook, *std::move(codebook));
  }
  return codebooks;
}

}  // namespace

struct Reader::State {
  std::filesystem::path folder;
  Manifest manifest;
  std::map<Hash, Codebook> codebooks;
  std::map<std::size_t, std::vector<Entry>> chunks;

  Result<std::vector<Entry>> read_chunk(std::size_t number) const;
  Result<const std::vector<Entry>*> chunk(std::size_t number);
};

Result<std::vector<Entry>> Reader::State::read_chunk(std::size_t number) const {
  const std::string path = chunk_path(manifest.chunk_shelves[number / kChunksPerShelf], number);
  auto packed = read_sealed(folder, path);
  if (!packed) return packed.error();
  auto content = unpack(FileKind::Chunk, *packed, path);
  if (!content) return content.error();
  return decode_chunk(*content, manifest.documents.document_count(), path);
}

Result<const std::vector<Entry>*> Reader::State::chunk(std::size_t number) {
  if (const auto known = chunks.find(number); known != chunks.end()) return &known->second;
  auto entries = read_chunk(number);
  if (!entries) return entries.error();
  if (chunks.size() == kMaxKeptChunks) chunks.clear();
  return &chunks.emplace(number, *std::move(entries)).first->second;
}

Reader::Reader(std::unique_ptr<State> state) : state_(std::move(state)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

Result<Reader> Reader::open(const std::filesystem::path& folder) {
  auto manifest = read_manifest(folder);
  if (!manifest) return manifest.error();
  auto codebooks = read_codebooks(folder, manifest->documents);
  if (!codebooks) return codebooks.error();
  return Reader(std::make_unique<State>(State{folder, *std::move(manifest), *std::move(codebooks), {}}));
}

const Manifest& Reader::manifest() const {
  return state_->manifest;
}

const Codebook& Reader::codebook(std::size_t language) const {
  return state_->codebooks.at(documents().languages[language].codebook);
}

const DocumentTable& Reader::documents() const {
  return state_->manifest.documents;
}

Result<DocumentNumber> Reader::find(const core::LanguageTag& language, std::string_view lesson) const {
  DocumentNumber begin = 1, end = 1;
  for (const LanguageDocuments& each : documents().languages) {
    begin = end;
    end += static_cast<DocumentNumber>(each.lessons.size());
    if (each.tag == language) break;
    begin = end;
  }
  while (begin < end) {
    const DocumentNumber middle = begin + (end - begin) / 2;
    auto text = passage(middle, 1);
    if (!text) return text.error();
    auto card = parse_passage(*text, language, fmt::format("passage {}-1", middle));
    if (!card) return card.error();
    if (card->lesson == lesson) return middle;
    (card->lesson < lesson ? begin : end) = middle + (card->lesson < lesson ? 1 : 0);
  }
  return 0;
}

std::optional<std::size_t> Reader::chunk_of(std::string_view term) const {
  return state_->manifest.directory.chunk_of(term);
}

Result<std::vector<Entry>> Reader::entries(std::size_t chunk) const {
  return state_->read_chunk(chunk);
}

Result<std::vector<Posting>> Reader::postings(std::string_view term) {
  const auto chunk = state_->manifest.directory.chunk_of(term);
  if (!chunk) return std::vector<Posting>();
  const auto entries = state_->chunk(*chunk);
  if (!entries) return entries.error();
  const auto entry = std::lower_bound((*entries)->begin(), (*entries)->end(), term,
                                      [](const Entry& e, std::string_view t) { return e.key < t; });
  if (entry == (*entries)->end() || entry->key != term) return std::vector<Posting>();
  return entry->postings;
}

Result<std::string> Reader::passage(DocumentNumber document, std::size_t passage) const {
  if (document == 0 || document > documents().document_count()) {
    return Error{Error::Code::NotFound, "the web index has no such document", {}};
  }
  const Hash shelf = state_->manifest.passage_shelves[(document - 1) / kDocumentsPerShelf];
  const std::string path = passage_path(shelf, document, passage);
  auto packed = read_sealed(state_->folder, path);
  if (!packed) return packed.error();
  return state_->codebooks.at(documents().language_of(document).codebook).unpack(*packed, path);
}

Result<std::vector<std::uint32_t>> Reader::dates() const {
  const Hash file = state_->manifest.dates;
  auto content = read_hashed(state_->folder, FileKind::Dates, file);
  if (!content) return content.error();
  return decode_dates(*content, documents().document_count(), file_path(file));
}

Result<Facets> Reader::facets() const {
  const Hash file = state_->manifest.facets;
  auto content = read_hashed(state_->folder, FileKind::Facets, file);
  if (!content) return content.error();
  return decode_facets(*content, documents(), file_path(file));
}

Result<std::vector<char32_t>> Reader::variants() const {
  const Hash file = state_->manifest.variants;
  auto content = read_hashed(state_->folder, FileKind::Variants, file);
  if (!content) return content.error();
  return decode_variants(*content, state_->manifest.traditional.size(), file_path(file));
}

Result<std::vector<Spelling>> Reader::spellings(std::uint32_t file) const {
  const SpellingTable& table = state_->manifest.spellings;
  const std::string path = chunk_path(table.shelves[file / kSpellingFilesPerShelf], file);
  auto packed = read_sealed(state_->folder, path);
  if (!packed) return packed.error();
  auto content = unpack(FileKind::Spellings, *packed, path);
  if (!content) return content.error();
  return decode_spellings(*content, is_by_end(table, file), path);
}

Result<std::vector<Reading>> Reader::readings() const {
  const Hash file = state_->manifest.spellings.readings;
  auto content = read_hashed(state_->folder, FileKind::Readings, file);
  if (!content) return content.error();
  return decode_readings(*content, file_path(file));
}

}  // namespace lectern::web_index
