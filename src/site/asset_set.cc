#include "site/asset_set.h"

#include <fmt/format.h>
#include <xxhash.h>

#include "core/file_system.h"

namespace lectern::site {
namespace {

/// Lengths stand before names and bytes, so that no two sets run together to the same text.
std::uint64_t hash_of(const AssetSet::Files& files) {
  std::string all;
  for (const auto& [name, bytes] : files) all += fmt::format("{}:{}{}:", name.size(), name, bytes.size()) + bytes;
  return XXH3_64bits(all.data(), all.size());
}

}  // namespace

AssetSet::AssetSet(std::string_view name, Files files)
    : files_(std::move(files)), folder_(fmt::format("assets/{}-{:016x}/", name, hash_of(files_))) {}

core::Result<void> AssetSet::write(core::FileSink& sink) const {
  for (const auto& [name, bytes] : files_) {
    if (auto written = sink.write(folder_ + name, bytes); !written) return written;
  }
  return {};
}

core::Result<AssetSet::Files> read_client(const std::filesystem::path& folder) {
  const core::DiskFileSystem files;
  const auto entries = files.list(folder);
  if (!entries) return entries.error();
  AssetSet::Files out;
  for (const core::DirectoryEntry& entry : *entries) {
    const bool is_module = entry.name.size() > 3 && entry.name.substr(entry.name.size() - 3) == ".js";
    if (!is_module || entry.name.front() == '.' || entry.kind != core::DirectoryEntry::Kind::File) continue;
    auto bytes = files.read(folder / entry.name);
    if (!bytes) return bytes.error();
    out[entry.name] = *std::move(bytes);
  }
  return out;
}

}  // namespace lectern::site
