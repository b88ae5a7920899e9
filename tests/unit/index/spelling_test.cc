#include "index/spelling.h"

#include <catch2/catch.hpp>
#include <string>

using namespace lectern::index;

TEST_CASE("letters alone are a spelling, three to thirty-two of them") {
  for (const char* word : {"cat", "don't", "université", "земля", "नमस्ते", "abcdefghijklmnopqrstuvwxyzabcdef"}) {
    CHECK(is_spelling(word));
  }
  for (const char* word : {"", "ab", "2.0", "covid19", "社区防", "社区", "c++", "abcdefghijklmnopqrstuvwxyzabcdefg"}) {
    CHECK_FALSE(is_spelling(word));
  }
}

TEST_CASE("two characters of a run are a pair") {
  for (const char* term : {"社区", "かな", "한국", "𠀀𠀁"}) CHECK(is_pair(term));
  for (const char* term : {"", "社", "社区防", "ab", "社a", "S社区", "A社"}) CHECK_FALSE(is_pair(term));
}

TEST_CASE("commonness grows by one as the number doubles") {
  CHECK(commonness(0) == 0);
  CHECK(commonness(1) == 1);
  CHECK(commonness(2) == 2);
  CHECK(commonness(3) == 2);
  CHECK(commonness(4) == 3);
  CHECK(commonness(UINT32_MAX) == 32);
}

TEST_CASE("edits between two words") {
  struct Row {
    const char32_t *a, *b;
    std::size_t edits;
  };
  const Row rows[] = {
      {U"", U"", 0},
      {U"risk", U"risk", 0},
      {U"risk", U"risks", 1},           // one left out
      {U"risk", U"rsk", 1},             // one too much
      {U"risk", U"rick", 1},            // a wrong one
      {U"risk", U"irsk", 1},            // swapped
      {U"ca", U"abc", 3},               // swapped, and touched again: not in two
      {U"commnity", U"community", 1},   //
      {U"community", U"comunitty", 2},  //
      {U"epidmeic", U"epidemics", 2},   //
      {U"risk", U"", 3},                // more is not told apart
      {U"social", U"networks", 3},      // likewise
      {U"社区防疫", U"社防区疫", 1},    //
      {U"\U00020000区", U"区\U00020000", 1},
  };
  for (const Row& row : rows) {
    const std::size_t most = row.edits == 3 ? 2 : 2;
    CHECK(edits_between(row.a, row.b, most) == row.edits);
    CHECK(edits_between(row.b, row.a, most) == row.edits);
  }
  CHECK(edits_between(U"risk", U"rsik", 0) == 1);
}

TEST_CASE("longer words are forgiven more") {
  CHECK(forgiven_edits(2) == 0);
  CHECK(forgiven_edits(3) == 1);
  CHECK(forgiven_edits(6) == 1);
  CHECK(forgiven_edits(7) == 2);
}

TEST_CASE("fewer edits are likelier, then letters left out or swapped, then what is common") {
  CHECK(likelihood(U"sensr", U"sensor", 1, 1) > likelihood(U"sensr", U"xensorx", 2, 9));
  CHECK(likelihood(U"tranmit", U"transmit", 1, 1) > likelihood(U"tranmit", U"tranlit", 1, 4));
  CHECK(likelihood(U"tranmit", U"transmit", 1, 1) < likelihood(U"tranmit", U"tranlit", 1, 6));
  CHECK(likelihood(U"tranmist", U"transmit", 1, 1) > likelihood(U"tranmist", U"tranmit", 1, 4));
  CHECK(likelihood(U"rick", U"risk", 1, 5) > likelihood(U"rick", U"rice", 1, 4));
  CHECK(likelihood(U"rick", U"risk", 1, 4) == likelihood(U"rick", U"rice", 1, 4));
}

TEST_CASE("words are near that begin or end alike") {
  CHECK(share_an_end(U"risk", U"rise"));
  CHECK(share_an_end(U"risk", U"brisk"));
  CHECK_FALSE(share_an_end(U"risk", U"rosy"));
}
