#include "index/document_codec.h"

#include <catch2/catch.hpp>

#include "support/corruption.h"

using namespace lectern::index;

namespace {

DocumentData full_document() {
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
  return {card, {1, 6, 0xFFFFFFFF}};
}

}  // namespace

TEST_CASE("a document reads back as it was written") {
  for (const DocumentData& data : {full_document(), DocumentData{}}) {
    CHECK(decode_document(encode_document(data)) == data);
  }
}

TEST_CASE("a document that is cut short is none, nor one with something after it") {
  const std::string bytes = encode_document(full_document());
  for_each_truncation(bytes, [](const std::string& cut) { REQUIRE_FALSE(decode_document(cut)); });
  CHECK_FALSE(decode_document(bytes + '\0'));
}

TEST_CASE("a document of another version is none") {
  std::string bytes = encode_document(full_document());
  bytes[0] = 1;
  CHECK_FALSE(decode_document(bytes));
}

TEST_CASE("a damaged document is none, or another one of valid text") {
  for_each_flip(encode_document(full_document()), 3000, [](const std::string& damaged) {
    if (const auto data = decode_document(damaged)) REQUIRE(decode_document(encode_document(*data)) == data);
  });
}

TEST_CASE("a length that no memory holds is refused") {
  CHECK_FALSE(decode_document(std::string("\x02\xff\xff\xff\xff\xff\xff\xff\xff\x7f", 10)));
  CHECK_FALSE(decode_document(std::string("\x02\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 13)));
}
