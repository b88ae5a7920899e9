#include "index/card_codec.h"

#include <catch2/catch.hpp>

#include "support/corruption.h"

using namespace lectern::index;

namespace {

lectern::core::Card full_card() {
  lectern::core::Card card;
  card.lesson = "iaccr-2021/01-risk";
  card.language = "zh-Hant";
  card.url = "zh-Hant/iaccr-2021/01-risk/";
  card.title = "風險";
  card.course = "iaccr-2021";
  card.course_title = "國際培訓";
  card.date = "2021-03-30";
  card.guests = {"于祖成", "Yu Zucheng"};
  card.tags = {"防疫", ""};
  card.sections = {{"", "", "Before.\nAll."}, {"A heading", "a-heading", std::string(300, 'x')}};
  return card;
}

}  // namespace

TEST_CASE("a card reads back as it was written") {
  for (const lectern::core::Card& card : {full_card(), lectern::core::Card{}}) {
    CHECK(decode_card(encode_card(card)) == card);
  }
}

TEST_CASE("a card that is cut short is none, nor one with something after it") {
  const std::string bytes = encode_card(full_card());
  for_each_truncation(bytes, [](const std::string& cut) { REQUIRE_FALSE(decode_card(cut)); });
  CHECK_FALSE(decode_card(bytes + '\0'));
}

TEST_CASE("a card of another version is none") {
  std::string bytes = encode_card(full_card());
  bytes[0] = 2;
  CHECK_FALSE(decode_card(bytes));
}

TEST_CASE("a damaged card is none, or another card of valid text") {
  for_each_flip(encode_card(full_card()), 3000, [](const std::string& damaged) {
    if (const auto card = decode_card(damaged)) REQUIRE(decode_card(encode_card(*card)) == card);
  });
}

TEST_CASE("a length that no memory holds is refused") {
  CHECK_FALSE(decode_card(std::string("\x01\xff\xff\xff\xff\xff\xff\xff\xff\x7f", 10)));
  CHECK_FALSE(decode_card(std::string("\x01\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 13)));
}
