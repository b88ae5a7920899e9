#include "web_index/chunker.h"

#include <catch2/catch.hpp>
#include <random>

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
  for (const Entry& entry : entries) chunker.add(entry);
  return chunker.finish();
}

using Keys = std::vector<std::string>;

Keys keys_of(const Chunk& chunk) {
  Keys keys;
  const auto entries = decode_chunk(chunk.content, 1000000, "c");
  for (const Entry& entry : entries.value()) keys.push_back(entry.key);
  return keys;
}

std::vector<Keys> keys_of(const std::vector<Chunk>& chunks) {
  std::vector<Keys> keys;
  for (const Chunk& chunk : chunks) keys.push_back(keys_of(chunk));
  return keys;
}

}  // namespace

TEST_CASE("every key is in the chunk that begins last before it") {
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

TEST_CASE("a term as large as a chunk or larger is alone, and its neighbours are not") {
  const std::size_t target = usual_bytes(term("heavy", 30));
  const auto chunks = keys_of(
      chunks_of(target, {term("a"), term("b"), term("heavy", 30), term("huge", 400), term("light", 29), term("z")}));
  CHECK(chunks == std::vector<Keys>{{"a", "b"}, {"heavy"}, {"huge"}, {"light"}, {"z"}});
  CHECK(keys_of(chunks_of(target, {term("heavy", 30), term("x"), term("y")})) ==
        std::vector<Keys>{{"heavy"}, {"x", "y"}});
  CHECK(keys_of(chunks_of(target, {term("heavy", 30)})) == std::vector<Keys>{{"heavy"}});
}

TEST_CASE("a chunk ends in its second half where the next can begin with the shortest text, as late as can be") {
  const std::size_t bytes = usual_bytes(term("word0"));
  const auto cut = [&](const Keys& keys) {
    std::vector<Entry> entries;
    for (const std::string& key : keys) entries.push_back(term(key));
    return keys_of(chunks_of(6 * bytes, entries));
  };
  CHECK(cut({"worda", "wordb", "wordc", "wordd", "zorde", "zordf", "zordg"}) ==
        std::vector<Keys>{{"worda", "wordb", "wordc", "wordd"}, {"zorde", "zordf", "zordg"}});
  CHECK(cut({"worda", "wordb", "wordc", "xordd", "xorde", "xordf", "xordg"}) ==
        std::vector<Keys>{{"worda", "wordb", "wordc"}, {"xordd", "xorde", "xordf", "xordg"}});
  // The first half is too early; of equal ones the last.
  CHECK(cut({"worda", "wordb", "xordc", "xordd", "xorde", "xordf", "xordg"}) ==
        std::vector<Keys>{{"worda", "wordb", "xordc", "xordd", "xorde", "xordf"}, {"xordg"}});
  CHECK(cut({"worda", "wordb", "wordc", "xordd", "xorde", "yordf", "yordg"}) ==
        std::vector<Keys>{{"worda", "wordb", "wordc", "xordd", "xorde"}, {"yordf", "yordg"}});
}

TEST_CASE("what an early cut leaves is cut again while it is more than a chunk") {
  const std::size_t target = 6 * usual_bytes(term("word0"));
  std::vector<Entry> entries;
  for (const char* key : {"worda", "wordb", "wordc", "xordd", "xorde", "xordf"}) entries.push_back(term(key));
  entries.push_back(term("xordg", 17));
  entries.push_back(term("xordh"));
  REQUIRE(usual_bytes(entries[6]) < target);
  CHECK(keys_of(chunks_of(target, entries)) ==
        std::vector<Keys>{{"worda", "wordb", "wordc"}, {"xordd", "xorde", "xordf"}, {"xordg"}, {"xordh"}});
}

TEST_CASE("no chunk has more than its target but one of a single term, and most have half of it") {
  constexpr std::size_t kTarget = 512;
  std::minstd_rand random;
  std::vector<Entry> entries;
  for (int i = 10000; i < 13000; ++i) {
    const std::uint32_t most = random() % 3 == 0 ? 180 : 20;
    entries.push_back(term("w" + std::to_string(i), static_cast<std::uint32_t>(random() % most + 1)));
  }
  std::size_t small = 0;
  const std::vector<Chunk> chunks = chunks_of(kTarget, entries);
  for (const Chunk& chunk : chunks) {
    INFO(chunk.first);
    CHECK((chunk.content.size() <= kTarget || keys_of(chunk).size() == 1));
    small += chunk.content.size() < kTarget / 2;
  }
  CHECK(small < chunks.size() / 3);
}

TEST_CASE("complete chunks can be taken while others are still filled") {
  Chunker chunker(64);
  std::size_t taken = 0;
  for (int i = 100; i < 200; ++i) {
    chunker.add(term(std::to_string(i)));
    for (const Chunk& chunk : chunker.take()) taken += keys_of(chunk).size();
  }
  CHECK(taken > 80);
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
