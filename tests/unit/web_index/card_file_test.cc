#include "web_index/card_file.h"

#include <catch2/catch.hpp>

#include "support/corruption.h"
#include "support/format_example.h"

using namespace lectern;
using namespace lectern::web_index;

namespace {

CardFile example() {
  core::Card card;
  card.lesson = "c/a";
  card.language = "zh";
  card.url = "zh/c/a/";
  card.title = "防疫";
  card.course = "c";
  card.course_title = "课程";
  card.date = "2021-03-30";
  card.guests = {"Yu"};
  card.sections = {{"", "", "社区"}};
  return {1, std::move(card), {{"en", "en/c/a/"}}};
}

template <typename T>
bool is_corrupt(const core::Result<T>& result) {
  return !result && result.error().code == core::Error::Code::Corrupt;
}

}  // namespace

TEST_CASE("the example of a card in FORMAT.md is written and read so") {
  CHECK(encode_card(example()) == format_example("card"));
  CHECK(decode_card(format_example("card"), "k").value() == example());
}

TEST_CASE("a sealed card is whole, and at its place") {
  const std::string sealed = seal("shelf/1.bin", "packed");
  CHECK(unseal("shelf/1.bin", sealed).value() == "packed");
  CHECK(is_corrupt(unseal("shelf/2.bin", sealed)));
  CHECK(is_corrupt(unseal("other/1.bin", sealed)));
  for_each_truncation(sealed, [](const std::string& cut) { REQUIRE(is_corrupt(unseal("shelf/1.bin", cut))); });
  for_each_flip(sealed, 1000, [](const std::string& flipped) { REQUIRE(is_corrupt(unseal("shelf/1.bin", flipped))); });
}

TEST_CASE("truncated and flipped cards are damaged or another valid card, never worse") {
  const std::string content = encode_card(example());
  for_each_truncation(content, [](const std::string& cut) { REQUIRE(is_corrupt(decode_card(cut, "k"))); });
  for_each_flip(content, 5000, [](const std::string& flipped) {
    const auto result = decode_card(flipped, "k");
    if (result) REQUIRE(encode_card(*result) == flipped);
    if (!result) REQUIRE(is_corrupt(result));
  });
}
