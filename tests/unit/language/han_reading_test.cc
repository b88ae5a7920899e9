#include "language/han_reading.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <optional>

using lectern::language::han_readings;

namespace {

std::optional<std::uint16_t> syllable_of(char32_t character) {
  const auto readings = han_readings();
  const auto found = std::lower_bound(readings.begin(), readings.end(), std::pair(character, std::uint16_t{0}));
  if (found == readings.end() || found->first != character) return std::nullopt;
  return found->second;
}

}  // namespace

TEST_CASE("common characters of one sound have one syllable, whatever their tones") {
  for (const char32_t* row : {U"他她它踏", U"防房放方", U"城成程诚", U"区曲驱去", U"绿律虑"}) {
    for (const char32_t* other = row; *other != 0; ++other) {
      INFO(static_cast<std::uint32_t>(*other));
      REQUIRE(syllable_of(*other));
      CHECK(syllable_of(*other) == syllable_of(*row));
    }
  }
  CHECK(syllable_of(U'社') != syllable_of(U'区'));
  CHECK_FALSE(syllable_of(U'A'));
  CHECK_FALSE(syllable_of(U'區'));
}

TEST_CASE("readings are those of 3,755 characters in some four hundred syllables") {
  const auto readings = han_readings();
  CHECK(readings.size() == 3755);
  CHECK(std::is_sorted(readings.begin(), readings.end()));
  std::uint16_t last = 0;
  for (const auto& [character, syllable] : readings) last = std::max(last, syllable);
  CHECK(last > 380);
  CHECK(last < 420);
}
