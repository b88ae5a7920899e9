#include "web_index/implied.h"

#include <catch2/catch.hpp>

#include "is_damaged.h"
#include "support/corruption.h"
#include "support/format_example.h"
#include "web_index/chunk.h"

using namespace lectern;
using namespace lectern::web_index;
using namespace std::string_literals;

namespace {

constexpr index::Places kFacts = index::kInFacts, kPassage1 = index::in_passage(1);

const std::vector<Entry> kExample = {
    {"Adaxue", {}, "", 0, {0, {}, {{2, 3, true, kFacts}}}},
    {"daxue", {}, "", 0, {5, {}, {{2, 3, true, kFacts}}}},
    {"univers", {{1, 5, kPassage1}}, "", 0, {12, {"大学"}, {{2, 5, true, kPassage1}}}},
};

std::string encode(const std::vector<Entry>& entries) {
  ChunkEncoder encoder;
  for (const Entry& entry : entries) encoder.add(entry);
  return encoder.take();
}

core::Result<std::vector<Entry>> decode(std::string_view content, std::uint32_t documents = 3) {
  return decode_chunk(content, documents, "7.bin");
}

/// A chunk with the one key a, which documents imply as `part` tells.
std::string implied(const std::string& part) {
  return "\x01\x00\x01\x61\x00"s + part;
}

}  // namespace

TEST_CASE("the example of implied terms in FORMAT.md is written and read so") {
  CHECK(encode(kExample) == format_example("chunk with implied terms"));
  CHECK(decode(format_example("chunk with implied terms")).value() == kExample);
}

TEST_CASE("implied terms of every kind read back, beside entries that are not implied") {
  std::vector<Entry> entries = {{"a", {{1, 1, kPassage1}}, "", 0, {}}, {"b", {}, "bee", 2, {}}};
  std::vector<ImpliedPosting> everywhere;
  for (DocumentNumber number = 1; number <= 1000; ++number) {
    const auto level = static_cast<std::uint8_t>(number % 8);
    everywhere.push_back({number, level, number % 3 == 0, index::Places{1} << number % (index::kMaxPassages + 1)});
  }
  entries[1].implied = {15, {"蜂", "蜜蜂", "honey bee"}, {{7, 0, false, kFacts}}};
  entries.push_back({"c", {}, "", 0, {1, {"一"}, everywhere}});
  entries.push_back({"d", {{2, 1, kPassage1}}, "", 0, {}});
  entries.push_back({"e", {{1000, 1, kPassage1}}, "", 0, {5, {}, {{1, 7, true, kPassage1}, {999, 0, true, kFacts}}}});
  CHECK(decode(encode(entries), 1000).value() == entries);
}

TEST_CASE("an encoder that gave away implied terms begins anew") {
  ChunkEncoder encoder;
  encoder.add(kExample[2]);
  const std::size_t size = encoder.size();
  CHECK(encoder.take().size() == size + 2);  // both numbers of entries
  CHECK(encoder.size() == 0);
  encoder.add(kExample[2]);
  CHECK(decode(encoder.take()).value() == std::vector<Entry>{kExample[2]});
}

TEST_CASE("where nothing is implied not a byte tells so") {
  const std::vector<Entry> plain = {{"a", {{1, 1, kPassage1}}, "", 0, {}}};
  CHECK(encode(plain) == "\x01\x00\x01\x61\x05\x00\x01\x02"s);
}

TEST_CASE("implied terms that break a rule are damaged") {
  struct Row {
    const char* what;
    std::string content;
  };
  const Row rows[] = {
      {"an entry that is nothing at all", implied("")},
      {"no implied terms told as none", "\x01\x00\x01\x61\x04\x00\x00"s},
      {"more of them than bytes", implied("\x7F")},
      {"an entry beyond the last", implied("\x01\x01\x15\x00\x00\x0C\x01"s)},
      {"an entry far beyond the last", implied("\x01\xFF\xFF\xFF\xFF\x0F\x15\x00\x00\x0C\x01"s)},
      {"an entry twice", implied("\x02\x00\x15\x00\xFF\xFF\xFF\xFF\x0F\x15\x00\x00\x00\x0C\x0C\x01\x01"s)},
      {"no documents", implied("\x01\x00\x05\x00"s)},
      {"no confidence", implied("\x01\x00\x10\x00\x00\x0C\x01"s)},
      {"four words", implied("\x01\x00\x15\x04\x01\x62\x01\x63\x01\x64\x01\x65\x00\x0C\x01"s)},
      {"an empty word", implied("\x01\x00\x15\x01\x00\x00\x0C\x01"s)},
      {"a word that is not UTF-8", implied("\x01\x00\x15\x01\x01\xFF\x00\x0C\x01"s)},
      {"a word that is cut", implied("\x01\x00\x15\x01\x7F\x62\x00\x0C\x01"s)},
      {"a document beyond the last", implied("\x01\x00\x15\x00\x09\x0C\x01"s)},
      {"a kind of none", implied("\x01\x00\x15\x00\x00\x00\x01"s)},
      {"a kind above all", implied("\x01\x00\x15\x00\x00\x11\x01"s)},
      {"no place", implied("\x01\x00\x15\x00\x00\x0C\x00"s)},
      {"two places", implied("\x01\x00\x15\x00\x00\x0C\x03"s)},
      {"a passage beyond the last", implied("\x01\x00\x15\x00\x00\x0C\x80\x80\x80\x80\x08"s)},
      {"kinds missing", implied("\x01\x00\x15\x00\x00"s)},
      {"places missing", implied("\x01\x00\x15\x00\x00\x0C"s)},
      {"bytes left over", implied("\x01\x00\x15\x00\x00\x0C\x01\x00"s)},
      {"a term of a field with confidence", "\x01\x00\x02\x41\x61\x00\x01\x00\x15\x00\x00\x0C\x01"s},
      {"a term of a field with words", "\x01\x00\x02\x41\x61\x00\x01\x00\x10\x01\x01\x62\x00\x0C\x01"s},
      {"a term of a field in a passage", "\x01\x00\x02\x41\x61\x00\x01\x00\x10\x00\x00\x0C\x02"s},
  };
  for (const Row& row : rows) {
    INFO(row.what);
    CHECK(is_damaged(decode(row.content, 9), "7.bin"));
  }
}

TEST_CASE("what those implied terms miss narrowly is read") {
  const std::string rows[] = {
      implied("\x01\x00\x15\x00\x08\x10\x80\x80\x80\x80\x04"s),  // the last document, kind and passage
      implied("\x01\x00\x1F\x03\x01\x62\x01\x63\x01\x64\x00\x01\x01"s),
      "\x01\x00\x02\x41\x61\x00\x01\x00\x10\x00\x00\x0C\x01"s,
  };
  for (const std::string& content : rows) CHECK(encode(decode(content, 9).value()) == content);
}

TEST_CASE("a hostile number of documents that imply a term claims no memory") {
  CHECK(is_damaged(decode(implied("\x01\x00\xF5\xFF\xFF\xFF\x0F\x00"s), UINT32_MAX), "7.bin"));
}

TEST_CASE("truncated and flipped implied terms are damaged or another valid chunk, never worse") {
  const std::string content = encode(kExample);
  for_each_truncation(content, [](const std::string& cut) { REQUIRE(is_damaged(decode(cut), "7.bin")); });
  for_each_flip(content, 5000, [](const std::string& flipped) {
    const auto result = decode(flipped);
    if (result) REQUIRE(encode(*result) == flipped);
    if (!result) REQUIRE(is_damaged(result, "7.bin"));
  });
}
