#include "web_index/chunk.h"

#include <catch2/catch.hpp>

#include "is_damaged.h"
#include "support/corruption.h"
#include "support/format_example.h"

using namespace lectern;
using namespace lectern::web_index;
using namespace std::string_literals;

namespace {

std::string encode(const std::vector<Entry>& entries) {
  ChunkEncoder encoder;
  for (const Entry& entry : entries) encoder.add(entry);
  return encoder.take();
}

core::Result<std::vector<Entry>> decode(std::string_view content, std::uint32_t documents = 3) {
  return decode_chunk(content, documents, "7.bin");
}

constexpr index::Places kPassage1 = index::in_passage(1), kPassage2 = index::in_passage(2);

const std::vector<Entry> kExample = {
    {"Sunivers", {{1, 0, 0}}, "", 0},
    {"univers", {{1, 5, index::kInFacts | kPassage1 | kPassage2}, {3, 1, kPassage2}}, "", 0},
    {"university", {}, "univers", 2},
    {"大学", {{2, 1, kPassage1}}, "", 0},
};

}  // namespace

TEST_CASE("the example of a chunk in FORMAT.md is written and read so") {
  CHECK(encode(kExample) == format_example("chunk"));
  CHECK(decode(format_example("chunk")).value() == kExample);
}

TEST_CASE("a chunk reads back, with words that are terms too") {
  std::vector<Entry> entries = kExample;
  entries[1].stem = "univ";
  entries[1].stem_frequency = 0;
  std::vector<Posting> everywhere;
  for (DocumentNumber number = 1; number <= 1000; ++number) {
    everywhere.push_back({number, number % 300 + 1, index::in_passage(number % (index::kMaxPassages + 1))});
  }
  entries.push_back({"的", everywhere, "", 0});
  CHECK(decode(encode(entries), 1000).value() == entries);
  CHECK(decode(encode({}), 0).value().empty());
}

TEST_CASE("an encoder that gave its chunk away begins anew") {
  ChunkEncoder encoder;
  encoder.add(kExample[1]);
  CHECK(encoder.size() > 0);
  encoder.take();
  CHECK(encoder.size() == 0);
  CHECK(encoder.entry_count() == 0);
  encoder.add(kExample[1]);
  CHECK(decode(encoder.take()).value() == std::vector<Entry>{kExample[1]});
}

TEST_CASE("chunks that break a rule are damaged") {
  struct Row {
    const char* what;
    std::string content;
  };
  const Row rows[] = {
      {"more entries than bytes", "\x7F"},
      {"an empty key", "\x01\x00\x00\x04\x00"s},
      {"a key that shares more than there is", "\x01\x01\x01\x61\x04\x00"s},
      {"keys that do not ascend", "\x02\x00\x01\x62\x04\x00\x01\x61\x04\x00\x00"s},
      {"the same key twice", "\x02\x00\x01\x61\x04\x01\x00\x04\x00\x00"s},
      {"a key that shares less than it could", "\x02\x00\x01\x61\x04\x00\x02\x61\x61\x04\x00\x00"s},
      {"a key that is not UTF-8", "\x01\x00\x01\xFF\x04\x00"s},
      {"neither term nor word", "\x01\x00\x01\x61\x00"s},
      {"a weighted word without documents", "\x01\x00\x01\x61\x03\x00\x01\x62\x02"s},
      {"a word that is its own stem", "\x01\x00\x01\x61\x02\x01\x00\x02"s},
      {"a term with a stem that is empty", "\x01\x00\x01\x61\x06\x00\x00\x01\x00"s},
      {"a word without stem", "\x01\x00\x01\x61\x02\x00\x00\x02"s},
      {"a document beyond the last", "\x01\x00\x01\x61\x04\x09"s},
      {"more documents than there are", "\x01\x00\x01\x61\x28\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"s},
      {"frequencies missing", "\x01\x00\x01\x61\x05\x00"s},
      {"a weighted term without weight", "\x01\x00\x01\x61\x05\x00\x00\x02"s},
      {"places missing", "\x01\x00\x01\x61\x05\x00\x01"s},
      {"a weighted term that is nowhere", "\x01\x00\x01\x61\x05\x00\x01\x00"s},
      {"a passage beyond the last", "\x01\x00\x01\x61\x05\x00\x01\x80\x80\x80\x80\x08"s},
      {"bytes left over", "\x01\x00\x01\x61\x04\x00\x00"s},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    CHECK(is_damaged(decode(row.content, 9), "7.bin"));
  }
}

TEST_CASE("what those chunks miss narrowly is read") {
  const std::string rows[] = {
      "\x01\x00\x01\x61\x04\x08"s,                          // the last document of nine
      "\x01\x00\x01\x61\x05\x00\x01\x02"s,                  // weighted, in the first passage
      "\x01\x00\x01\x61\x05\x00\x01\x80\x80\x80\x80\x04"s,  // in the last passage
      "\x01\x00\x01\x61\x02\x00\x01\x62\x02"s,              // a word and its stem
  };
  for (const std::string& content : rows) CHECK(encode(decode(content, 9).value()) == content);
}

TEST_CASE("a key has up to 255 bytes") {
  CHECK(decode(encode({{std::string(255, 'a'), {{1, 0, 0}}, "", 0}})).ok());
  CHECK(is_damaged(decode(encode({{std::string(256, 'a'), {{1, 0, 0}}, "", 0}})), "7.bin"));
}

TEST_CASE("a hostile number of documents claims no memory") {
  // One entry with 2^30 - 1 documents in six bytes.
  CHECK(is_damaged(decode("\x01\x00\x01\x61\xFC\xFF\xFF\xFF\x0F"s, UINT32_MAX), "7.bin"));
}

TEST_CASE("truncated and flipped chunks are damaged or another valid chunk, never worse") {
  const std::string content = encode(kExample);
  for_each_truncation(content, [](const std::string& cut) { REQUIRE(is_damaged(decode(cut), "7.bin")); });
  for_each_flip(content, 5000, [](const std::string& flipped) {
    const auto result = decode(flipped);
    if (result) REQUIRE(encode(*result) == flipped);
    if (!result) REQUIRE(is_damaged(result, "7.bin"));
  });
}
