#include "web_index/directory.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/utf8.h"
#include "web_index/front_coding.h"
#include "web_index/hash.h"

namespace lectern::web_index {
namespace {

/// More than any archive has; sums of so many stay far from overflow.
constexpr std::uint32_t kMaxSpread = 1U << 24;

/// Column by column: numbers of one kind compress best beside each other.
void write_firsts(ByteWriter& out, const std::vector<std::string>& firsts) {
  ByteWriter shared, following, bytes;
  for (std::size_t i = 1; i < firsts.size(); ++i) {
    const std::string_view rest = rest_against(firsts[i - 1], firsts[i]);
    shared.varint(static_cast<std::uint32_t>(firsts[i].size() - rest.size()));
    following.varint(static_cast<std::uint32_t>(rest.size()));
    bytes.raw(rest);
  }
  out.varint(static_cast<std::uint32_t>(firsts.size()));
  for (const ByteWriter* column : {&shared, &following, &bytes}) out.raw(column->bytes());
}

std::vector<std::uint32_t> read_column(ByteReader& in, std::uint32_t count) {
  std::vector<std::uint32_t> column;
  for (std::uint32_t i = 0; i < count && !in.failed(); ++i) column.push_back(in.varint());
  return column;
}

std::vector<std::string> read_firsts(ByteReader& in) {
  const std::uint32_t count = in.varint();
  if (count == 0) return {};
  const std::vector<std::uint32_t> shared = read_column(in, count - 1), following = read_column(in, count - 1);
  std::vector<std::string> firsts(1);
  for (std::uint32_t i = 0; i + 1 < count && !in.failed(); ++i) {
    firsts.push_back(joined_against(in, firsts.back(), shared[i], following[i]));
    if (firsts[i + 1] <= firsts[i]) in.fail();
  }
  return firsts;
}

}  // namespace

Region region_of(std::string_view key) {
  if (!key.empty() && key[0] >= 'A' && key[0] <= 'Z') return Region::Fields;
  const std::size_t length = core::code_point_count(core::prefix_code_points(key, 3));
  return length <= 1 ? Region::OneCharacter : length == 2 ? Region::TwoCharacters : Region::Ordered;
}

std::uint32_t spread_of(std::string_view key, std::uint32_t count) {
  return short_hash_of(key) % count;
}

std::size_t Directory::chunk_count() const {
  return std::accumulate(spread.begin(), spread.end(), firsts.size());
}

std::optional<std::size_t> Directory::chunk_of(std::string_view key) const {
  const Region region = region_of(key);
  if (region == Region::Ordered) {
    const auto after = std::upper_bound(firsts.begin(), firsts.end(), key);
    if (after == firsts.begin()) return {};
    return static_cast<std::size_t>(after - firsts.begin()) - 1;
  }
  const auto* const own = spread.begin() + static_cast<std::ptrdiff_t>(region);
  if (*own == 0) return {};
  return std::accumulate(spread.begin(), own, firsts.size()) + spread_of(key, *own);
}

void write_directory(ByteWriter& out, const Directory& directory) {
  write_firsts(out, directory.firsts);
  for (const std::uint32_t count : directory.spread) out.varint(count);
}

Directory read_directory(ByteReader& in) {
  Directory out;
  out.firsts = read_firsts(in);
  for (std::uint32_t& count : out.spread) {
    count = in.varint();
    if (count > kMaxSpread) in.fail();
  }
  return out;
}

}  // namespace lectern::web_index
