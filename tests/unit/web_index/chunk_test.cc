#include "web_index/chunk.h"

#include <catch2/catch.hpp>

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

const std::vector<Entry> kExample = {
    {"Sunivers", {{1, 0}}, "", 0},
    {"univers", {{1, 5}, {3, 1}}, "", 0},
    {"university", {}, "univers", 2},
    {"大学", {{2, 1}}, "", 0},
};

bool is_corrupt(const core::Result<std::vector<Entry>>& result) {
  return !result && result.error().code == core::Error::Code::Corrupt;
}

}  // namespace

TEST_CASE("the example of a chunk in FORMAT.md is written and read so") {
  CHECK(encode(kExample) == format_example("chunk"));
  CHECK(decode_chunk(format_example("chunk"), 3, "c").value() == kExample);
}

TEST_CASE("a chunk reads back, with words that are terms too") {
  std::vector<Entry> entries = kExample;
  entries[1].stem = "univ";
  entries[1].stem_frequency = 0;
  std::vector<index::Posting> everywhere;
  for (index::DocId id = 1; id <= 1000; ++id) everywhere.push_back({id, id % 300 + 1});
  entries.push_back({"的", everywhere, "", 0});
  CHECK(decode_chunk(encode(entries), 1000, "c").value() == entries);
  CHECK(decode_chunk(encode({}), 0, "c").value().empty());
}

TEST_CASE("an encoder that gave its chunk away begins anew") {
  ChunkEncoder encoder;
  encoder.add(kExample[1]);
  encoder.take();
  encoder.add(kExample[1]);
  CHECK(decode_chunk(encoder.take(), 3, "c").value() == std::vector<Entry>{kExample[1]});
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
      {"a weighted word without documents", "\x01\x00\x01\x61\x03\x01\x01\x62\x02"s},
      {"a word that is its own stem", "\x01\x00\x01\x61\x02\x01\x00\x02"s},
      {"a word without stem", "\x01\x00\x01\x61\x02\x00\x00\x02"s},
      {"a document beyond the last", "\x01\x00\x01\x61\x04\x09"s},
      {"more documents than there are", "\x01\x00\x01\x61\x28\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00"s},
      {"frequencies missing", "\x01\x00\x01\x61\x05\x00"s},
      {"a weighted term without weight", "\x01\x00\x01\x61\x05\x00\x00"s},
      {"bytes left over", "\x01\x00\x01\x61\x04\x00\x00"s},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    CHECK(is_corrupt(decode_chunk(row.content, 9, "c")));
  }
  CHECK(is_corrupt(decode_chunk(encode({{std::string(kMaxKeyBytes + 1, 'a'), {{1, 1}}, "", 0}}), 9, "c")));
}

TEST_CASE("a hostile number of documents claims no memory") {
  // One entry with 2^30 - 1 documents in six bytes.
  CHECK(is_corrupt(decode_chunk("\x01\x00\x01\x61\xFC\xFF\xFF\xFF\x0F"s, UINT32_MAX, "c")));
}

TEST_CASE("truncated and flipped chunks are damaged or another valid chunk, never worse") {
  const std::string content = encode(kExample);
  for_each_truncation(content, [](const std::string& cut) { REQUIRE(is_corrupt(decode_chunk(cut, 3, "c"))); });
  for_each_flip(content, 5000, [](const std::string& flipped) {
    const auto result = decode_chunk(flipped, 3, "c");
    if (result) REQUIRE(encode(*result) == flipped);
    if (!result) REQUIRE(is_corrupt(result));
  });
}
