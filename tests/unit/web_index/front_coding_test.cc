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

TEST_CASE("what follows is all that a text does not share at the beginning") {
  CHECK(rest_against("univers", "university") == "ity");
  CHECK(rest_against("university", "univers").empty());
  CHECK(rest_against("", "a") == "a");
  CHECK(rest_against("abc", "xbc") == "xbc");
  CHECK(rest_against("大学", "大家") == "\xAE\xB6");  // a character may be cut
}

TEST_CASE("numbers that stand elsewhere join a text too, by the same rules") {
  ByteReader in("ityabc");
  CHECK(joined_against(in, "univers", 7, 3) == "university");
  CHECK(joined_against(in, "university", 7, 0) == "univers");
  CHECK(joined_against(in, "x", 0, 2) == "ab");
  CHECK(joined_against(in, "x", 1, 1) == "xc");
  CHECK(in.finished());
  struct Row {
    std::uint32_t shared, following;
  };
  for (const auto& [shared, following] : {Row{2, 1}, {0, 0}, {0, 1}, {UINT32_MAX, 1}, {1, UINT32_MAX}, {1, 255}}) {
    const std::string bytes = "a" + std::string(254, 'b');
    ByteReader refused(bytes);
    joined_against(refused, "a", shared, following);
    CHECK(refused.failed());
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
