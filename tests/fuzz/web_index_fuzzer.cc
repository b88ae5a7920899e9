// The readers of the web index: whatever the bytes, an answer or an error, and what was read writes the same bytes.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/utf8.h"
#include "web_index/chunk.h"
#include "web_index/codebook.h"
#include "web_index/dates.h"
#include "web_index/facets.h"
#include "web_index/file_frame.h"
#include "web_index/manifest.h"
#include "web_index/passage_text.h"
#include "web_index/shelf.h"
#include "web_index/spellings.h"
#include "web_index/variants.h"

namespace {

using namespace lectern;
using namespace lectern::web_index;

void require(bool condition) {
  if (!condition) std::abort();
}

std::string encode(const std::vector<Entry>& entries) {
  ChunkEncoder encoder;
  for (const Entry& entry : entries) encoder.add(entry);
  return encoder.take();
}

void read_chunk(std::string_view content) {
  constexpr std::uint32_t kDocuments = 100;
  if (const auto entries = decode_chunk(content, kDocuments, "c")) require(encode(*entries) == content);
}

void read_dates(std::string_view content) {
  const std::uint32_t count = content.empty() ? 0 : static_cast<unsigned char>(content[0]);
  if (const auto days = decode_dates(content, count, "d")) require(encode_dates(*days) == content);
}

void read_facets(std::string_view content) {
  const DocumentTable documents = {2, {{"en", 0, {0, 1}}, {"zh", 0, {1}}}};
  if (const auto facets = decode_facets(content, documents, "f")) require(encode_facets(*facets) == content);
}

void read_variants(std::string_view content) {
  const std::size_t count = content.empty() ? 0 : static_cast<unsigned char>(content[0]) % 8;
  if (const auto simplified = decode_variants(content, count, "v")) require(encode_variants(*simplified) == content);
}

/// A part of the manifest, so that it is reached without all that stands before it. No key is beyond its chunks.
void read_directory_alone(std::string_view content) {
  ByteReader in(content);
  const Directory directory = read_directory(in);
  if (!in.finished()) return;
  ByteWriter out;
  write_directory(out, directory);
  require(out.bytes() == content);
  for (const std::string& first : directory.firsts) {
    if (const auto chunk = directory.chunk_of(first)) require(*chunk < directory.chunk_count());
  }
}

void read_manifest(std::string_view content) {
  if (const auto manifest = decode_manifest(content)) require(encode_manifest(*manifest) == content);
}

void read_codebook(std::string_view content) {
  const auto codebook = Codebook::decode(content, "b");
  if (codebook) require(Codebook::decode(codebook->encode(), "b").value().symbols() == codebook->symbols());
}

void read_spellings(std::string_view content) {
  for (const bool by_end : {false, true}) {
    const auto spellings = decode_spellings(content, by_end, "s");
    if (spellings) require(encode_spellings(*spellings, by_end) == content);
  }
}

void read_readings(std::string_view content) {
  if (const auto readings = decode_readings(content, "r")) require(encode_readings(*readings) == content);
}

void read_content(FileKind kind, std::string_view content) {
  switch (kind) {
    case FileKind::Manifest:
      return read_manifest(content);
    case FileKind::Chunk:
      return read_chunk(content);
    case FileKind::Dates:
      return read_dates(content);
    case FileKind::Codebook:
      return read_codebook(content);
    case FileKind::Variants:
      return read_variants(content);
    case FileKind::Facets:
      return read_facets(content);
    case FileKind::Spellings:
      return read_spellings(content);
    case FileKind::Readings:
      return read_readings(content);
  }
}

std::string write_passage(const core::Card& card) {
  return passage_texts(card, {{false, card.sections}}).at(0);
}

/// Whatever a passage is read as is written, and what is written is read.
void read_passage(std::string_view text) {
  const auto card = parse_passage(text, "en", "p");
  if (!card) return;
  const std::string written = write_passage(*card);
  require(write_passage(parse_passage(written, "en", "p").value()) == written);
}

/// Any codebook that is read packs the text that it read from the bytes after it, to the same text.
void read_packed_text(std::string_view bytes) {
  if (bytes.empty()) return;
  const std::size_t size = static_cast<unsigned char>(bytes[0]);
  bytes.remove_prefix(1);
  const auto decoded = Codebook::decode(bytes.substr(0, size), "b");
  static const Codebook trained = Codebook::train({"of the water and the soil, the water of the soil", "社区的社区的"});
  const Codebook& codebook = decoded ? *decoded : trained;
  const auto text = codebook.unpack(bytes.substr(std::min(size, bytes.size())), "t");
  if (!text) return;
  require(codebook.unpack(codebook.pack(*text), "t").value() == *text);
  read_passage(*text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const FileKind kind : {FileKind::Manifest, FileKind::Chunk, FileKind::Dates, FileKind::Codebook,
                              FileKind::Variants, FileKind::Facets, FileKind::Spellings, FileKind::Readings}) {
    read_content(kind, bytes);
    if (const auto content = unpack(kind, bytes, "f")) read_content(kind, *content);
  }
  read_directory_alone(bytes);
  read_packed_text(bytes);
  if (!core::first_invalid_utf8(bytes)) read_passage(bytes);
  if (const auto unsealed = unseal("0123456789abcdef/1.bin", bytes)) {
    require(seal("0123456789abcdef/1.bin", *unsealed) == bytes);
  }
  return 0;
}
