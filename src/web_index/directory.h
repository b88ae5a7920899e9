#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web_index/bytes.h"

namespace lectern::web_index {

/// Which way leads to the chunk of a key. What a word that is being typed may become stands in order, so that keys with
/// one beginning are neighbours. All else is only ever asked for whole, and is spread by its hash, which takes no room
/// in the manifest; kinds apart, since chunks of single characters are heavy.
enum class Region : std::uint8_t { OneCharacter, TwoCharacters, Fields, Ordered };
inline constexpr std::size_t kSpreadRegions = 3;

/// The region of a key: `Fields` for terms with a prefix of `index/schema.h`, else by its length. Needs valid UTF-8.
Region region_of(std::string_view key);

/// How many chunks each region but the ordered one has.
using SpreadCounts = std::array<std::uint32_t, kSpreadRegions>;

/// Which of `count` chunks, from 0, a key is spread to. Needs count > 0.
std::uint32_t spread_of(std::string_view key, std::uint32_t count);

/// Where the chunk of each key is.
struct Directory {
  /// Where each ordered chunk begins: greater than every key of the one before, not greater than any of its own.
  /// Ascending; the first is empty.
  std::vector<std::string> firsts;
  SpreadCounts spread{};

  /// Ordered ones are numbered first, from 0, then those of each region in turn.
  std::size_t chunk_count() const;
  /// The one chunk that can hold `key`; none when its region is empty.
  std::optional<std::size_t> chunk_of(std::string_view key) const;

  friend bool operator==(const Directory&, const Directory&) = default;
};

void write_directory(ByteWriter& out, const Directory& directory);
/// `in` fails when the bytes are no directory.
Directory read_directory(ByteReader& in);

}  // namespace lectern::web_index
