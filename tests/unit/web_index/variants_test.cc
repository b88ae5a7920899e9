#include "web_index/variants.h"

#include <catch2/catch.hpp>

#include "is_damaged.h"
#include "support/corruption.h"

using namespace lectern;
using namespace lectern::web_index;
using namespace std::string_literals;

namespace {

core::Result<std::vector<char32_t>> decode(std::string_view content, std::size_t count) {
  return decode_variants(content, count, "v.bin");
}

std::string encode_characters(const std::vector<char32_t>& characters) {
  ByteWriter out;
  write_characters(out, characters);
  return out.take();
}

/// Nothing when the reader fails or has bytes left.
std::optional<std::vector<char32_t>> decode_characters(std::string_view bytes) {
  ByteReader in(bytes);
  std::vector<char32_t> characters = read_characters(in);
  if (!in.finished()) return std::nullopt;
  return characters;
}

/// The content of a file, told by its differences.
std::string differences(const std::vector<std::int32_t>& values) {
  ByteWriter out;
  for (const std::int32_t value : values) out.signed_varint(value);
  return out.take();
}

const std::vector<char32_t> kExample = {U'传', U'区', U'区', U'\U00020001', U'国'};

}  // namespace

TEST_CASE("variants are written as differences, and read back") {
  CHECK(encode_variants({0x61, 0x63, 0x62}) == "\xC2\x01\x04\x01");
  CHECK(encode_variants({}).empty());
  const std::vector<char32_t> extremes = {0x10FFFF, 0, 0xD7FF, 0xE000, 0x10FFFF};
  for (const auto& simplified : {kExample, std::vector<char32_t>(), extremes}) {
    CHECK(decode(encode_variants(simplified), simplified.size()).value() == simplified);
  }
}

TEST_CASE("variants of more or fewer characters than there are, or with bytes left over, are damage") {
  const std::string content = encode_variants(kExample);
  for (const std::size_t count : {std::size_t{0}, kExample.size() - 1, kExample.size() + 1, SIZE_MAX}) {
    CHECK(is_damaged(decode(content, count), "v.bin"));
  }
  CHECK(is_damaged(decode(content + '\0', kExample.size()), "v.bin"));
}

TEST_CASE("variants that are no characters are damage") {
  const std::vector<std::int32_t> rows[] = {
      {-1},        {0x110000}, {0xD800}, {0xDFFF}, {0x61, -0x62}, {0x10FFFF, 1}, {INT32_MAX, INT32_MAX, INT32_MAX},
      {INT32_MIN},
  };
  for (const auto& values : rows) CHECK(is_damaged(decode(differences(values), values.size()), "v.bin"));
}

TEST_CASE("truncated and flipped variants are damaged or other variants, never worse") {
  const std::string content = encode_variants(kExample);
  for_each_truncation(content,
                      [](const std::string& cut) { REQUIRE(is_damaged(decode(cut, kExample.size()), "v.bin")); });
  for_each_flip(content, 3000, [](const std::string& flipped) {
    const auto result = decode(flipped, kExample.size());
    if (result) REQUIRE(encode_variants(*result) == flipped);
    if (!result) REQUIRE(is_damaged(result, "v.bin"));
  });
}

TEST_CASE("characters are written as how far each is from the one before, and read back") {
  CHECK(encode_characters({0x61, 0x62, 0x70}) == "\x03\x61\x00\x0D"s);
  CHECK(encode_characters({}) == "\x00"s);
  for (const std::vector<char32_t>& characters : {std::vector<char32_t>(), {0}, {0xD7FF, 0xE000, 0x10FFFF}}) {
    CHECK(decode_characters(encode_characters(characters)) == characters);
  }
}

TEST_CASE("lists of what are no characters are refused") {
  const std::string rows[] = {
      "",                                 // nothing
      "\x03\x61\x62",                     // one missing
      "\xFF\xFF\xFF\xFF\x0F\x61",         // four billion of them
      encode_characters({0x61}) + '\0',   // one left over
      encode_characters({0xD800}),        // half of a character
      encode_characters({0x61, 0xDFFF}),  // likewise
      encode_characters({0x110000}),      // beyond the last
      "\x02\x61\xFF\xFF\xFF\xFF\x0F",     // far beyond it
      "\x02\xFF\xFF\xC3\x00\x00"s,        // padded
  };
  for (const std::string& bytes : rows) {
    INFO(Catch::StringMaker<std::string>::convert(bytes));
    CHECK_FALSE(decode_characters(bytes));
  }
}
