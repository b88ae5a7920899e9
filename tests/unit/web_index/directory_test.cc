#include "web_index/directory.h"

#include <catch2/catch.hpp>

#include "support/corruption.h"
#include "web_index/front_coding.h"
#include "web_index/hash.h"

using namespace lectern;
using namespace lectern::web_index;
using namespace std::string_literals;

namespace {

/// Four ordered chunks, then two of single characters, three of two, and one of fields.
Directory example() {
  return {{"", "quo\"te", "univ", "社区学"}, {2, 3, 1}};
}

std::string encode(const Directory& directory) {
  ByteWriter out;
  write_directory(out, directory);
  return out.take();
}

/// Nothing when the reader fails or has bytes left.
std::optional<Directory> decode(std::string_view bytes) {
  ByteReader in(bytes);
  Directory directory = read_directory(in);
  if (!in.finished()) return std::nullopt;
  return directory;
}

/// A directory as a careless writer might write it.
std::string written(const std::vector<std::uint32_t>& numbers, const std::string& bytes,
                    const std::vector<std::uint32_t>& spread = {2, 3, 1}) {
  ByteWriter out;
  for (const std::uint32_t number : numbers) out.varint(number);
  out.raw(bytes);
  for (const std::uint32_t count : spread) out.varint(count);
  return out.take();
}

}  // namespace

TEST_CASE("a key's region is told by its length in characters, or by the capital of a field") {
  const std::pair<const char*, Region> rows[] = {
      {"", Region::OneCharacter},    {"a", Region::OneCharacter},     {"é", Region::OneCharacter},
      {"社", Region::OneCharacter},  {"𠀁", Region::OneCharacter},    {"ab", Region::TwoCharacters},
      {"aé", Region::TwoCharacters}, {"社区", Region::TwoCharacters}, {"𠀁𠀁", Region::TwoCharacters},
      {"abc", Region::Ordered},      {"社区学", Region::Ordered},     {"university", Region::Ordered},
      {"éé", Region::TwoCharacters}, {"ééé", Region::Ordered},        {"S", Region::Fields},
      {"Aa", Region::Fields},        {"Suniversity", Region::Fields}, {"XCcourse", Region::Fields},
      {"Z社", Region::Fields},       {"Á", Region::OneCharacter},     {"ÁÁÁ", Region::Ordered},
      {"[[[", Region::Ordered},      {"@@", Region::TwoCharacters},
  };
  for (const auto& [key, region] : rows) {
    INFO(key);
    CHECK(region_of(key) == region);
  }
}

TEST_CASE("a key is spread by XXH32 modulo the number of chunks") {
  CHECK(spread_of("", 1000) == 0x02CC5D05 % 1000);
  CHECK(spread_of("a", 1000) == 0x550D7456 % 1000);
  CHECK(spread_of("a", 1) == 0);
  for (const char* key : {"大", "大学", "Suniversity"}) CHECK(spread_of(key, 7) == short_hash_of(key) % 7);
}

TEST_CASE("ordered chunks are numbered first, then those of each region in turn") {
  const Directory directory = example();
  CHECK(directory.chunk_count() == 10);
  const std::pair<const char*, std::size_t> ordered[] = {
      {"abc", 0},      {"quo\"ta", 0}, {"quo\"te", 1}, {"quo\"tex", 1}, {"unit", 1},   {"univ", 2},
      {"universe", 2}, {"社区丁", 2},  {"社区学", 3},  {"社区防", 3},   {"𠀁𠀁𠀁", 3},
  };
  for (const auto& [key, chunk] : ordered) {
    INFO(key);
    CHECK(directory.chunk_of(key) == chunk);
  }
  for (const char* key : {"", "a", "社", "𠀁"}) CHECK(directory.chunk_of(key) == 4 + spread_of(key, 2));
  for (const char* key : {"ab", "大学", "ü1"}) CHECK(directory.chunk_of(key) == 6 + spread_of(key, 3));
  for (const char* key : {"Sunivers", "Aa", "S"}) CHECK(directory.chunk_of(key) == 9);
}

TEST_CASE("no chunk can hold a key of a region without chunks") {
  const Directory nothing, ordered = {{""}, {}}, fields = {{}, {0, 0, 2}};
  for (const char* key : {"", "a", "ab", "abc", "Sabc"}) CHECK_FALSE(nothing.chunk_of(key));
  for (const char* key : {"a", "ab", "Sabc"}) CHECK_FALSE(ordered.chunk_of(key));
  for (const char* key : {"a", "ab", "abc"}) CHECK_FALSE(fields.chunk_of(key));
  CHECK(ordered.chunk_of("abc") == 0);
  CHECK(fields.chunk_of("Sabc") == spread_of("Sabc", 2));
  CHECK(nothing.chunk_count() == 0);
}

TEST_CASE("where chunks begin is written column by column, each against the one before") {
  const Directory directory = {{"", "uni", "unit", "v"}, {300, 0, 1}};
  const std::string bytes =
      "\x04"          // ordered chunks
      "\x00\x03\x00"  // shared
      "\x03\x01\x01"  // following
      "unitv"         //
      "\xAC\x02\x00\x01"s;
  CHECK(encode(directory) == bytes);
  CHECK(decode(bytes) == directory);
}

TEST_CASE("a directory reads back, whatever it holds") {
  Directory many = example();
  for (int i = 1000; i < 3000; ++i) many.firsts.push_back("社区学" + std::to_string(i));
  many.firsts.push_back("社区学" + std::string(kMaxKeyBytes - 9, 'x'));
  const Directory rows[] = {{}, {{""}, {}}, {{}, {1, 0, 0}}, {{""}, {1U << 24, 1U << 24, 1U << 24}}, example(), many};
  for (const Directory& directory : rows) CHECK(decode(encode(directory)) == directory);
}

TEST_CASE("directories that break a rule are refused") {
  struct Row {
    const char* what;
    std::string bytes;
  };
  const std::string longest(kMaxKeyBytes, 'a');
  const Row rows[] = {
      {"nothing", ""},
      {"more chunks than bytes", written({100}, "")},
      {"four billion chunks", written({UINT32_MAX}, "")},
      {"a beginning that is empty", written({2, 0, 0}, "")},
      {"beginnings that descend", written({3, 0, 0, 1, 1}, "ba")},
      {"a beginning that is there twice", written({3, 0, 1, 1, 0}, "a")},
      {"a beginning of the one before", written({3, 0, 1, 2, 0}, "ab")},
      {"one that shares more than there is", written({3, 0, 2, 1, 1}, "ab")},
      {"one that shares more and adds more", written({3, 0, 2, 1, 2}, "abc")},
      {"one that shares 4 GiB", written({3, 0, UINT32_MAX, 1, 1}, "ab")},
      {"one that shares less than it could", written({3, 0, 0, 1, 2}, "aab")},
      {"more bytes to follow than there are", written({2, 0, 100}, "a")},
      {"4 GiB of bytes to follow", written({2, 0, UINT32_MAX}, "a")},
      {"one that ends within a character", written({2, 0, 1}, "\xE5")},
      {"one that is longer than a key", written({2, 0, kMaxKeyBytes + 1}, longest + 'a')},
      {"one that shares its way beyond the longest", written({3, 0, kMaxKeyBytes, kMaxKeyBytes, 1}, longest + 'a')},
      {"chunks beyond the most", written({1}, "", {1, (1U << 24) + 1, 1})},
      {"four billion spread chunks", written({1}, "", {1, 1, UINT32_MAX})},
      {"a region missing", written({1}, "", {1, 1})},
      {"bytes left over", written({1}, "", {1, 1, 1, 1})},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    CHECK_FALSE(decode(row.bytes));
  }
}

TEST_CASE("what those directories miss narrowly is read") {
  const std::string longest(kMaxKeyBytes, 'a');
  const std::string rows[] = {
      written({1}, "", {1, 1U << 24, 1}), written({0}, "", {0, 0, 0}),        written({3, 0, 0, 1, 1}, "ab"),
      written({3, 0, 1, 1, 1}, "ab"),     written({2, 0, 3}, "\xE5\xA4\xA7"), written({2, 0, kMaxKeyBytes}, longest),
  };
  for (const std::string& bytes : rows) {
    const auto directory = decode(bytes);
    REQUIRE(directory);
    CHECK(encode(*directory) == bytes);
  }
}

TEST_CASE("truncated and flipped directories are refused or another valid one, never worse") {
  const std::string bytes = encode(example());
  for_each_truncation(bytes, [](const std::string& cut) { REQUIRE_FALSE(decode(cut)); });
  for_each_flip(bytes, 5000, [](const std::string& flipped) {
    if (const auto directory = decode(flipped)) REQUIRE(encode(*directory) == flipped);
  });
}
