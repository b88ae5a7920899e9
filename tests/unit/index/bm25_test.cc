#include "index/bm25.h"

#include <catch2/catch.hpp>

using namespace lectern::index;

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

TEST_CASE("a term's share grows with its occurrences and falls with length, below the whole") {
  CHECK(term_share(0, 10, 10) == 0);
  CHECK(term_share(1, 10, 10) == Approx(1 / 1.8));         // 1 / (0.8 * (0.2 + 0.8) + 1)
  CHECK(term_share(2, 20, 10) == Approx(2 / (1.44 + 2)));  // 0.8 * (0.2 + 0.8 * 2)
  CHECK(term_share(2, 10, 10) > term_share(1, 10, 10));
  CHECK(term_share(2, 30, 10) < term_share(2, 20, 10));
  CHECK(term_share(1e9, 10, 10) < 1);
  CHECK(term_share(1, 0.5, 10) == term_share(1, 1, 10));  // the floor
  CHECK(term_share(1, 0, 0) == term_share(1, 10, 10));    // an index without text
}
