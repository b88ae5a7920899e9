#include "web_index/chunker.h"

#include <catch2/catch.hpp>

#include "web_index/front_coding.h"

using namespace lectern;
using namespace lectern::web_index;

namespace {

Entry term(std::string key, std::uint32_t documents = 1) {
  Entry entry;
  entry.key = std::move(key);
  for (DocumentNumber number = 1; number <= documents; ++number)
    entry.postings.push_back({number, 1, index::in_passage(1)});
  return entry;
}

std::vector<Chunk> chunks_of(std::size_t target_bytes, const std::vector<Entry>& entries) {
  Chunker chunker(target_bytes);
  for (const Entry& entry : entries) REQUIRE(chunker.add(entry));
  return chunker.finish();
}

std::vector<std::string> keys_of(const Chunk& chunk) {
  std::vector<std::string> keys;
  const auto entries = decode_chunk(chunk.content, 1000000, "c");
  for (const Entry& entry : entries.value()) keys.push_back(entry.key);
  return keys;
}

}  // namespace

TEST_CASE("every key is in the chunk that the directory says") {
  std::vector<Entry> entries;
  for (int i = 1000; i < 3000; ++i) entries.push_back(term("w" + std::to_string(i), i % 100 == 0 ? 500 : 2));
  const std::vector<Chunk> chunks = chunks_of(512, entries);
  REQUIRE(chunks.size() > 10);
  CHECK(chunks.front().first.empty());
  std::size_t keys = 0;
  for (std::size_t i = 0; i < chunks.size(); ++i) {
    for (const std::string& key : keys_of(chunks[i])) {
      REQUIRE(chunks[i].first <= key);
      if (i + 1 < chunks.size()) REQUIRE(key < chunks[i + 1].first);
      REQUIRE(key == entries[keys++].key);
    }
  }
  CHECK(keys == entries.size());
}

TEST_CASE("a chunk keeps to its target, and a heavy term is alone") {
  const std::vector<Chunk> chunks =
      chunks_of(100, {term("a"), term("b"), term("heavy", 400), term("x"), term("y"), term("z")});
  REQUIRE(chunks.size() == 3);
  CHECK(keys_of(chunks[0]) == std::vector<std::string>{"a", "b"});
  CHECK(keys_of(chunks[1]) == std::vector<std::string>{"heavy"});
  CHECK(keys_of(chunks[2]) == std::vector<std::string>{"x", "y", "z"});
  CHECK(chunks[0].content.size() <= 100);
}

TEST_CASE("keys out of order are refused and change nothing") {
  Chunker chunker(1000);
  REQUIRE(chunker.add(term("b")));
  for (const char* key : {"a", "b", ""}) {
    const auto added = chunker.add(term(key));
    REQUIRE_FALSE(added);
    CHECK(added.error().code == core::Error::Code::Corrupt);
  }
  CHECK_FALSE(chunker.add(term("c", 0)));
  CHECK_FALSE(chunker.add(term(std::string(kMaxKeyBytes + 1, 'c'))));
  REQUIRE(chunker.add(term("c")));
  const std::vector<Chunk> chunks = chunker.finish();
  REQUIRE(chunks.size() == 1);
  CHECK(keys_of(chunks[0]) == std::vector<std::string>{"b", "c"});
}

TEST_CASE("complete chunks can be taken while others are still filled") {
  Chunker chunker(64);
  std::size_t taken = 0;
  for (int i = 100; i < 200; ++i) {
    REQUIRE(chunker.add(term(std::to_string(i))));
    for (const Chunk& chunk : chunker.take()) taken += keys_of(chunk).size();
  }
  for (const Chunk& chunk : chunker.finish()) taken += keys_of(chunk).size();
  CHECK(taken == 100);
  CHECK(chunks_of(64, {}).empty());
}

TEST_CASE("what separates two keys is as short as can be and ends between characters") {
  CHECK(shortest_separator("apple", "banana") == "b");
  CHECK(shortest_separator("apple", "apples") == "apples");
  CHECK(shortest_separator("applause", "apple") == "apple");
  CHECK(shortest_separator("大学", "大家") == "大家");
  CHECK(shortest_separator("z", "大学") == "大");
}
