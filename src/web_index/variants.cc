#include "web_index/variants.h"

#include <cstdint>

#include "web_index/file_frame.h"

namespace lectern::web_index {
namespace {

bool is_scalar_value(std::int64_t value) {
  return value >= 0 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
}

}  // namespace

void write_characters(ByteWriter& out, const std::vector<char32_t>& characters) {
  out.varint(static_cast<std::uint32_t>(characters.size()));
  char32_t next = 0;
  for (const char32_t character : characters) {
    out.varint(character - next);
    next = character + 1;
  }
}

std::vector<char32_t> read_characters(ByteReader& in) {
  std::vector<char32_t> characters;
  const std::uint32_t count = in.count();
  std::int64_t next = 0;
  for (std::uint32_t i = 0; i < count && !in.failed(); ++i) {
    next += in.varint();
    if (!is_scalar_value(next)) in.fail();
    characters.push_back(static_cast<char32_t>(next++));
  }
  return characters;
}

void write_variants(ByteWriter& out, const std::vector<char32_t>& simplified) {
  char32_t last = 0;
  for (const char32_t character : simplified) {
    out.signed_varint(static_cast<std::int32_t>(character) - static_cast<std::int32_t>(last));
    last = character;
  }
}

std::vector<char32_t> read_variants(ByteReader& in, std::size_t count) {
  std::vector<char32_t> simplified;
  std::int64_t last = 0;
  for (std::size_t i = 0; i < count && !in.failed(); ++i) {
    last += in.signed_varint();
    if (!is_scalar_value(last)) in.fail();
    simplified.push_back(static_cast<char32_t>(last));
  }
  return simplified;
}

std::string encode_variants(const std::vector<char32_t>& simplified) {
  ByteWriter out;
  write_variants(out, simplified);
  return out.take();
}

core::Result<std::vector<char32_t>> decode_variants(std::string_view content, std::size_t count,
                                                    std::string_view name) {
  ByteReader in(content);
  std::vector<char32_t> simplified = read_variants(in, count);
  if (!in.finished()) return damaged(name, "is not a list of variants");
  return simplified;
}

}  // namespace lectern::web_index
