#include "web_index/hash.h"

#include <fmt/format.h>
#include <xxhash.h>

namespace lectern::web_index {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

}  // namespace

Hash hash_of(std::string_view bytes) {
  const Hash upper = XXH32(bytes.data(), bytes.size(), 0);
  const Hash lower = XXH32(bytes.data(), bytes.size(), 1);
  return upper << 32 | lower;
}

std::uint32_t short_hash_of(std::string_view bytes) {
  return XXH32(bytes.data(), bytes.size(), 0);
}

std::string to_hex(Hash hash) {
  return fmt::format("{:016x}", hash);
}

std::optional<Hash> parse_hex(std::string_view text) {
  if (text.size() != 2 * kHashBytes) return std::nullopt;
  Hash hash = 0;
  for (const char c : text) {
    const int digit = hex_digit(c);
    if (digit < 0) return std::nullopt;
    hash = hash << 4 | static_cast<Hash>(digit);
  }
  return hash;
}

}  // namespace lectern::web_index
