#include "web_index/hash.h"

#include <catch2/catch.hpp>

using namespace lectern::web_index;

TEST_CASE("hashes are 16 digits, seed 0 before seed 1") {
  // The two halves for no bytes at all are published with XXH32.
  CHECK(to_hex(hash_of("")) == "02cc5d050b2cb792");
  CHECK(to_hex(0xAB) == "00000000000000ab");
}

TEST_CASE("the short hash is XXH32 as it is published, and the first half of the long one") {
  CHECK(short_hash_of("Nobody inspects the spammish repetition") == 0xE2293B2F);
  CHECK(hash_of("Nobody inspects the spammish repetition") >> 32 == 0xE2293B2F);
}

TEST_CASE("only lower-case hex digits are read as a hash") {
  CHECK(parse_hex("02cc5d050b2cb792") == hash_of(""));
  for (const char* text : {"", "02CC5D050B2CB792", "02cc5d050b2cb79", "02cc5d050b2cb7921", "02cc5d050b2cb79g"}) {
    CHECK_FALSE(parse_hex(text).has_value());
  }
}
