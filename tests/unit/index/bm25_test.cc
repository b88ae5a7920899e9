#include "index/bm25.h"

#include <catch2/catch.hpp>

#include "index/schema.h"

using namespace lectern::index;

TEST_CASE("a level stands for a frequency that doubles with it") {
  CHECK(implied_frequency(0) == 0.125);
  CHECK(implied_frequency(3) == 1);
  CHECK(implied_frequency(7) == 16);
}

TEST_CASE("the weight of a term is the power of the logarithm of its odds") {
  CHECK(term_weight(100, 1) == Approx(8.5911).epsilon(1e-4));    // ln(99.5 / 1.5) ^ 1.5
  CHECK(term_weight(100, 50) == Approx(0.2582).epsilon(1e-3));   // odds of 1: ln(1.5) ^ 1.5
  CHECK(term_weight(100, 100) == Approx(0.00012).epsilon(0.1));  // hardly anything
}

TEST_CASE("rarer terms weigh more, and every term something") {
  for (std::uint32_t n = 0; n < 300; ++n) {
    CHECK(term_weight(200, n) > 0);
    CHECK(term_weight(200, n) > term_weight(200, n + 1));
  }
}

TEST_CASE("a term's share grows with its occurrences and falls with length, up to the whole") {
  const std::uint32_t ten = length_rung(10);
  CHECK(term_share(1, ten, 10) == Approx(1 / 1.8));                           // 1 / (0.8 · (0.3 + 0.7) + 1)
  CHECK(term_share(2, length_rung(20), 10) == Approx(2 / (0.8 * 1.84 + 2)));  // 20 counts as 22
  CHECK(term_share(2, ten, 10) > term_share(1, ten, 10));
  CHECK(term_share(2, length_rung(30), 10) < term_share(2, length_rung(20), 10));
  CHECK(term_share(1000000000, ten, 10) == Approx(1));
  CHECK(term_share(1, kLengthRungs - 1, 10) > 0);
  CHECK(term_share(1, length_rung(0), 100) == term_share(1, length_rung(10), 100));  // the floor
  CHECK(term_share(1, 0, 0) == Approx(1 / 1.8));                                     // where no write-up has any term
}

TEST_CASE("lengths are rounded up, by a quarter of themselves at most") {
  CHECK(rung_length(0) == 1);
  for (const std::uint32_t length : {1, 2, 7, 8, 9, 100, 12345, 1000000000, 2147483647}) {
    const std::uint32_t rung = length_rung(length);
    REQUIRE(rung < kLengthRungs);
    CHECK(rung_length(rung) >= length);
    CHECK(rung_length(rung) <= length + length / 4);
    CHECK((rung == 0 || rung_length(rung - 1) < length));
  }
}

TEST_CASE("each rung stands for its own length") {
  for (std::uint32_t rung = 0; rung < kLengthRungs; ++rung) CHECK(length_rung(rung_length(rung)) == rung);
}
