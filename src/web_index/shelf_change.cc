#include "web_index/shelf_change.h"

#include <fmt/format.h>

#include <charconv>
#include <fstream>
#include <vector>

#include "web_index/shelf.h"

namespace lectern::web_index {
namespace {

namespace fs = std::filesystem;

/// Reads `12.bin` and `3-1.bin`.
std::optional<ShelfChange::FileNumber> parse_name(std::string_view name) {
  ShelfChange::FileNumber out{};
  const char* const end = name.data() + name.size();
  auto read = std::from_chars(name.data(), end, out.first);
  if (read.ec != std::errc()) return {};
  if (read.ptr != end && *read.ptr == '-') read = std::from_chars(read.ptr + 1, end, out.second);
  if (read.ec != std::errc() || std::string_view(read.ptr, static_cast<std::size_t>(end - read.ptr)) != ".bin") {
    return {};
  }
  return out;
}

/// The last bytes of a file; fewer when it has no more.
std::string read_seal(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  in.seekg(-static_cast<std::streamoff>(kSealBytes), std::ios::end);
  std::string seal(kSealBytes, '\0');
  in.read(seal.data(), static_cast<std::streamsize>(seal.size()));
  return in ? seal : std::string();
}

}  // namespace

std::optional<ShelfChange> ShelfChange::read(const fs::path& root, Hash shelf) {
  ShelfChange out;
  out.before_ = shelf;
  std::error_code cause;
  for (fs::directory_iterator entry(root / to_hex(shelf), cause), end; !cause && entry != end; entry.increment(cause)) {
    std::string name = entry->path().filename().string();
    const auto number = parse_name(name);
    if (!number) return {};
    out.files_[*number] = {std::move(name), read_seal(entry->path()), {}};
  }
  if (cause || out.name() != shelf) return {};
  return out;
}

void ShelfChange::put(FileNumber number, const std::string& name, std::string_view bytes) {
  std::string sealed = web_index::seal(name, bytes);
  std::string seal = sealed.substr(bytes.size());
  File& file = files_[number];
  if (file.seal != seal) file = {name, std::move(seal), std::move(sealed)};
}

Hash ShelfChange::name() const {
  std::string seals;
  for (const auto& [number, file] : files_) seals += file.seal;
  return hash_of(seals);
}

core::Result<void> ShelfChange::write(core::FileSink& sink, const std::string& folder) const {
  const std::string from = fmt::format("{}/{}/", folder, to_hex(before_));
  const std::string to = fmt::format("{}/{}/", folder, to_hex(name()));
  if (from == to) return sink.reuse(to, from);
  for (const auto& [number, file] : files_) {
    auto done =
        file.sealed.empty() ? sink.reuse(to + file.name, from + file.name) : sink.write(to + file.name, file.sealed);
    if (!done) return done;
  }
  return {};
}

std::vector<ShelfChange::FileNumber> ShelfChange::numbers_of(std::size_t first) const {
  std::vector<FileNumber> out;
  for (auto file = files_.lower_bound({first, 0}); file != files_.end() && file->first.first == first; ++file) {
    out.push_back(file->first);
  }
  return out;
}

}  // namespace lectern::web_index
