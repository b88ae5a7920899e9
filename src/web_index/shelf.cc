#include "web_index/shelf.h"

#include <fmt/format.h>

#include "web_index/file_frame.h"

namespace lectern::web_index {
namespace {

std::string seal_of(std::string_view path, std::string_view bytes) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const std::uint32_t check = short_hash_of(std::string(name).append(bytes));
  std::string out;
  for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(check >> shift);
  return out;
}

}  // namespace

std::string chunk_path(Hash shelf, std::size_t chunk) {
  return fmt::format("{}/{}.bin", to_hex(shelf), chunk);
}

std::string passage_path(Hash shelf, std::uint32_t document, std::size_t passage) {
  return fmt::format("{}/{}-{}.bin", to_hex(shelf), document, passage);
}

std::string seal(std::string_view path, std::string_view bytes) {
  return std::string(bytes).append(seal_of(path, bytes));
}

core::Result<std::string_view> unseal(std::string_view path, std::string_view sealed) {
  if (sealed.size() < kSealBytes) return damaged(path, "is cut short");
  const std::string_view bytes = sealed.substr(0, sealed.size() - kSealBytes);
  if (sealed.substr(bytes.size()) != seal_of(path, bytes)) {
    return damaged(path, "does not have the bytes that were written");
  }
  return bytes;
}

void Shelf::add(std::string name, std::string bytes) {
  files_.emplace_back(std::move(name), std::move(bytes));
}

core::Result<Hash> Shelf::write(core::FileSink& sink, std::string_view folder) {
  std::string seals;
  for (auto& [name, bytes] : files_) {
    bytes = seal(name, bytes);
    seals += bytes.substr(bytes.size() - kSealBytes);
  }
  const Hash shelf = hash_of(seals);
  for (const auto& [name, sealed] : files_) {
    auto written = sink.write(fmt::format("{}/{}/{}", folder, to_hex(shelf), name), sealed);
    if (!written) return written.error();
  }
  files_.clear();
  return shelf;
}

}  // namespace lectern::web_index
