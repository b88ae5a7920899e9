#include "web_index/front_coding.h"

#include <catch2/catch.hpp>

using namespace lectern::web_index;
using namespace std::string_literals;

TEST_CASE("a text is written as what it shares with another and what differs, and read back") {
  struct Row {
    std::string base, text, bytes;
  };
  const Row rows[] = {
      {"", "a", "\x00\x01\x61"s},
      {"univers", "university", "\x07\x03ity"},
      {"university", "univers", "\x07\x00"s},
      {"a", "b", "\x00\x01\x62"s},
      {"a", "a", "\x01\x00"s},
      {"大学", "大家", "\x04\x02\xAE\xB6"},  // a character may be cut
  };
  for (const Row& row : rows) {
    INFO(row.base << " " << row.text);
    ByteWriter out;
    write_against(out, row.base, row.text);
    CHECK(out.bytes() == row.bytes);
    ByteReader in(row.bytes);
    CHECK(read_against(in, row.base) == row.text);
    CHECK(in.finished());
  }
}

TEST_CASE("a text has one form against another, and no other is read") {
  struct Row {
    const char* what;
    std::string base, bytes;
  };
  const Row rows[] = {
      {"an empty text", "a", "\x00\x00"s},
      {"one that shares more than there is", "a", "\x02\x01x"},
      {"one that shares less than it could", "ab", "\x01\x02\x62\x63"},
      {"a shared part that ends within a character", "大", "\x01\x01x"},
      {"an added part that is not UTF-8", "a", "\x01\x01\xFF"},
      {"one that is longer than a key", std::string(255, 'a'), "\xFF\x01\x01x"},
      {"one that shares 4 GiB", "a", "\xFF\xFF\xFF\xFF\x0F\x01x"},
      {"fewer bytes than it says", "a", "\x01\x02x"},
      {"nothing", "a", ""},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    ByteReader in(row.bytes);
    read_against(in, row.base);
    CHECK(in.failed());
  }
}

TEST_CASE("the longest key is read") {
  ByteWriter out;
  write_against(out, std::string(200, 'a'), std::string(kMaxKeyBytes, 'a'));
  ByteReader in(out.bytes());
  CHECK(read_against(in, std::string(200, 'a')) == std::string(kMaxKeyBytes, 'a'));
  CHECK(in.finished());
}
