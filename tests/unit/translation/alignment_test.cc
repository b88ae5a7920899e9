#include "translation/alignment.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

using namespace lectern::translation;

namespace {

std::vector<Segment> lengths(std::initializer_list<std::size_t> characters) {
  std::vector<Segment> out;
  for (const std::size_t each : characters) out.push_back({each, {}});
  return out;
}

std::string dump(const std::vector<Bead>& beads) {
  std::string out;
  const auto side = [](const auto& range) {
    std::string numbers;
    for (std::size_t i = range.first; i < range.second; ++i) numbers += std::to_string(i);
    return numbers;
  };
  for (const Bead& bead : beads) out += (out.empty() ? "" : " ") + side(bead.first) + '-' + side(bead.second);
  return out;
}

}  // namespace

TEST_CASE("sentences are aligned by their lengths") {
  CHECK(dump(align(lengths({20, 40, 10}), lengths({60, 120, 30}))) == "0-0 1-1 2-2");
  CHECK(dump(align(lengths({20, 40, 10}), lengths({60, 60, 60, 30}))) == "0-0 1-12 2-3");
  CHECK(dump(align(lengths({20, 20, 20, 50}), lengths({60, 120, 150}))) == "0-0 12-1 3-2");
  CHECK(dump(align(lengths({20}), lengths({}))) == "");
  CHECK(dump(align(lengths({}), lengths({20}))) == "");
  CHECK(dump(align(lengths({0, 0}), lengths({0, 0}))) == "0-0 1-1");
}

TEST_CASE("what both texts have tells more than lengths do") {
  const std::vector<Segment> first = {{20, {1}}, {20, {3, 4, 7}}, {20, {5, 9, 11}}};
  const std::vector<Segment> second = {{20, {3, 4, 7}}, {20, {5, 9, 11}}, {20, {2}}};
  CHECK(dump(align(first, second)) == "01-0 2-12");
}

TEST_CASE("an alignment goes forward, and stays in its texts") {
  std::mt19937 random(7);
  const auto below = [&](std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
  };
  for (int round = 0; round < 200; ++round) {
    std::vector<Segment> texts[2];
    for (auto& text : texts) {
      text.resize(below(120));
      for (Segment& segment : text) segment.characters = below(3) == 0 ? below(2000) : below(60);
    }
    std::size_t first = 0, second = 0;
    for (const Bead& bead : align(texts[0], texts[1])) {
      REQUIRE(bead.first.first >= first);
      REQUIRE(bead.second.first >= second);
      REQUIRE(bead.first.second > bead.first.first);
      REQUIRE(bead.second.second > bead.second.first);
      first = bead.first.second;
      second = bead.second.second;
    }
    REQUIRE(first <= texts[0].size());
    REQUIRE(second <= texts[1].size());
  }
}
