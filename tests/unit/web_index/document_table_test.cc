#include "web_index/document_table.h"

#include <catch2/catch.hpp>

#include "support/corruption.h"
#include "support/format_example.h"

using namespace lectern;
using namespace lectern::web_index;

namespace {

DocumentTable example() {
  const std::uint32_t day = day_number({2021, 3, 30, {}, {}});
  return {{"zh", "en"}, {{12, 0, 0, day}, {10, 0, 1, day}, {300, 1, 0, 0}}, {0x0123456789ABCDEF}};
}

bool is_corrupt(const core::Result<DocumentTable>& result) {
  return !result && result.error().code == core::Error::Code::Corrupt;
}

}  // namespace

TEST_CASE("the example of documents in FORMAT.md is written and read so") {
  CHECK(encode_documents(example()) == format_example("documents"));
  CHECK(decode_documents(format_example("documents"), 3, "d").value() == example());
}

TEST_CASE("write-ups of one lesson need not stand together") {
  DocumentTable table{{"en"}, {{1, 0, 0, 0}, {1, 1, 0, 0}, {1, 0, 0, 0}, {1, 2, 0, 0}, {1, 1, 0, 0}}, {7}};
  CHECK(decode_documents(encode_documents(table), 5, "d").value() == table);
}

TEST_CASE("an archive without documents has a table too") {
  CHECK(decode_documents(encode_documents({}), 0, "d").value() == DocumentTable{});
}

TEST_CASE("a card stands on the shelf of its 64 documents") {
  DocumentTable table;
  table.rows.resize(65);
  table.shelves = {1, 2};
  CHECK(shelf_count(0) == 0);
  CHECK(shelf_count(64) == 1);
  CHECK(shelf_count(65) == 2);
  CHECK(card_path(table, 1) == "0000000000000001/1.bin");
  CHECK(card_path(table, 64) == "0000000000000001/64.bin");
  CHECK(card_path(table, 65) == "0000000000000002/65.bin");
}

TEST_CASE("a table of another size than the manifest says is damaged") {
  CHECK(is_corrupt(decode_documents(format_example("documents"), 2, "d")));
  CHECK(is_corrupt(decode_documents(format_example("documents"), 4, "d")));
}

TEST_CASE("truncated and flipped tables are damaged or another valid table, never worse") {
  const std::string content = encode_documents(example());
  for_each_truncation(content, [](const std::string& cut) { REQUIRE(is_corrupt(decode_documents(cut, 3, "d"))); });
  for_each_flip(content, 5000, [](const std::string& flipped) {
    const auto result = decode_documents(flipped, 3, "d");
    if (result) REQUIRE(encode_documents(*result) == flipped);
    if (!result) REQUIRE(is_corrupt(result));
  });
}
