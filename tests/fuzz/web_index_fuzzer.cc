// The readers of the web index: whatever the bytes, an answer or an error, and what was read writes the same bytes.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "web_index/card_file.h"
#include "web_index/chunk.h"
#include "web_index/codebook.h"
#include "web_index/document_table.h"
#include "web_index/file_frame.h"
#include "web_index/manifest.h"

namespace {

using namespace lectern::web_index;

void require(bool condition) {
  if (!condition) std::abort();
}

std::string encode(const std::vector<Entry>& entries) {
  ChunkEncoder encoder;
  for (const Entry& entry : entries) encoder.add(entry);
  return encoder.take();
}

void read_content(FileKind kind, std::string_view content) {
  constexpr std::uint32_t kDocuments = 100;
  if (kind == FileKind::Chunk) {
    if (const auto entries = decode_chunk(content, kDocuments, "c")) require(encode(*entries) == content);
  } else if (kind == FileKind::Documents) {
    const auto count = content.empty() ? 0 : static_cast<unsigned char>(content[0]);
    if (const auto table = decode_documents(content, count, "d")) require(encode_documents(*table) == content);
  } else if (const auto card = decode_card(content, "k")) {
    require(encode_card(*card) == content);
  }
}

/// Any codebook that is read packs the text that it read from the bytes after it, to the same text.
void read_packed_text(std::string_view bytes) {
  if (bytes.empty()) return;
  const std::size_t size = static_cast<unsigned char>(bytes[0]);
  bytes.remove_prefix(1);
  const auto decoded = Codebook::decode(bytes.substr(0, size), "b");
  if (decoded) require(Codebook::decode(decoded->encode(), "b").value().symbols() == decoded->symbols());
  static const Codebook trained = Codebook::train({"of the water and the soil, the water of the soil", "社区的社区的"});
  const Codebook& codebook = decoded ? *decoded : trained;
  if (const auto text = codebook.unpack(bytes.substr(std::min(size, bytes.size())), "t")) {
    require(codebook.unpack(codebook.pack(*text), "t").value() == *text);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const FileKind kind : {FileKind::Chunk, FileKind::Documents, FileKind::Card}) {
    read_content(kind, bytes);
    if (const auto content = unpack(kind, bytes, "f")) read_content(kind, *content);
  }
  read_packed_text(bytes);
  if (const auto manifest = decode_manifest(bytes)) require(decode_manifest(encode_manifest(*manifest)).ok());
  (void)unseal("0123456789abcdef/1.bin", bytes).ok();
  return 0;
}
