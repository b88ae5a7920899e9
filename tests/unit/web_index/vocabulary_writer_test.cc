#include "web_index/vocabulary_writer.h"

#include <atomic>
#include <catch2/catch.hpp>

#include "support/memory_sink.h"
#include "support/small_index.h"
#include "web_index/file_frame.h"
#include "web_index/front_coding.h"

using namespace lectern;
using namespace lectern::web_index;

namespace {

constexpr std::uint32_t kDocuments = 1000;
constexpr SpreadCounts kSpread = {1, 3, 2};

Entry term(std::string key, std::uint32_t documents = 1) {
  Entry entry;
  entry.key = std::move(key);
  for (DocumentNumber number = 1; number <= documents; ++number) entry.postings.push_back({number, 0, 0});
  return entry;
}

std::vector<Entry> terms(const std::vector<std::string>& keys) {
  std::vector<Entry> entries;
  for (const std::string& key : keys) entries.push_back(term(key));
  return entries;
}

/// What a writer wrote of some entries, and how the manifest will lead to it.
struct Written {
  explicit Written(const std::vector<Entry>& entries, SpreadCounts spread = kSpread, std::size_t chunk_bytes = 64) {
    VocabularyWriter writer(chunk_bytes, spread, sink, "search");
    for (const Entry& entry : entries) REQUIRE(writer.add(entry));
    REQUIRE(writer.finish());
    directory = writer.directory();
    shelves = writer.shelves();
  }

  std::vector<std::string> chunk(std::size_t number) const {
    const std::string path = chunk_path(shelves.at(number / kChunksPerShelf), number);
    const std::string bytes(unseal(path, sink.files.at("search/" + path)).value());
    std::vector<std::string> keys;
    const auto entries = decode_chunk(unpack(FileKind::Chunk, bytes, path).value(), kDocuments, path);
    for (const Entry& entry : entries.value()) keys.push_back(entry.key);
    return keys;
  }

  MemorySink sink;
  Directory directory;
  std::vector<Hash> shelves;
};

}  // namespace

TEST_CASE("each key is written to the one chunk that the directory names") {
  std::vector<std::string> keys = {"Aa", "Ssocial", "S社区", "XCcourse", "a", "ab", "abc", "abcd", "z"};
  for (int i = 100; i < 200; ++i) keys.push_back("z" + std::to_string(i));
  for (const char* key : {"zz", "é", "éa", "éab", "大", "大学", "大学生", "社区"}) keys.emplace_back(key);
  const Written written(terms(keys));
  REQUIRE(written.directory.firsts.size() > 3);
  CHECK(written.directory.spread == kSpread);
  CHECK(written.sink.files.size() == written.directory.chunk_count());
  std::vector<std::string> found;
  for (std::size_t number = 0; number < written.directory.chunk_count(); ++number) {
    for (const std::string& key : written.chunk(number)) {
      CHECK(written.directory.chunk_of(key) == number);
      found.push_back(key);
    }
  }
  std::sort(found.begin(), found.end());
  CHECK(found == keys);
}

TEST_CASE("a chunk that nothing is spread to is there, and empty") {
  const Written written(terms({"abc"}), {2, 0, 1});
  REQUIRE(written.directory.chunk_count() == 4);
  CHECK(written.chunk(0) == std::vector<std::string>{"abc"});
  for (const std::size_t number : {1U, 2U, 3U}) CHECK(written.chunk(number).empty());
}

TEST_CASE("a vocabulary of nothing has neither chunks nor shelves") {
  const Written written({}, {});
  CHECK(written.directory == Directory());
  CHECK(written.shelves.empty());
  CHECK(written.sink.files.empty());
}

TEST_CASE("shelves are as full as they can be, whichever way leads to their chunks") {
  const std::pair<std::uint32_t, std::size_t> rows[] = {{254, 1}, {255, 1}, {256, 2}, {511, 2}, {512, 3}};
  for (const auto& [spread, shelves] : rows) {
    CHECK(Written(terms({"Sa", "abc"}), {0, 0, spread}).shelves.size() == shelves);
  }
}

TEST_CASE("entries that are out of place are refused and change nothing") {
  MemorySink sink;
  VocabularyWriter writer(1000, {0, 1, 1}, sink, "search");
  REQUIRE(writer.add(term("bbb")));
  std::vector<Entry> refused = terms({"aaa", "bbb", "bb", "Sa", "", "c"});
  refused.push_back(term("ccc", 0));
  refused.push_back(term(std::string(kMaxKeyBytes + 1, 'c')));
  for (const Entry& entry : refused) {
    INFO(entry.key);
    const auto added = writer.add(entry);
    REQUIRE_FALSE(added);
    CHECK(added.error().code == core::Error::Code::Corrupt);
    CHECK(added.error().message.find('"' + entry.key + '"') != std::string::npos);
  }
  REQUIRE(writer.add(term(std::string(kMaxKeyBytes, 'c'))));
  REQUIRE(writer.add(term("cd")));
  REQUIRE(writer.finish());
  CHECK(writer.directory().firsts == std::vector<std::string>{""});
  CHECK(sink.files.size() == 3);
}

TEST_CASE("a word that is no term has a place too") {
  Entry word = term("workers", 0);
  word.stem = "worker";
  word.stem_frequency = 2;
  CHECK(Written({word}, {}).chunk(0) == std::vector<std::string>{"workers"});
}

TEST_CASE("what the sink refuses stops the writing, whenever it does") {
  struct FullDisk : MemorySink {
    std::atomic<std::size_t> left{0};
    core::Result<void> write(std::string_view path, std::string_view bytes) override {
      if (left-- == 0) return core::Error{core::Error::Code::Io, "the disk is full", {}};
      return MemorySink::write(path, bytes);
    }
  };
  for (const std::size_t left : {0U, 255U, 256U, 299U, 300U}) {
    FullDisk sink;
    sink.left = left;
    VocabularyWriter writer(64, {299, 0, 0}, sink, "search");
    REQUIRE(writer.add(term("abc")));
    CHECK(writer.finish().ok() == (left == 300));
  }
}

TEST_CASE("terms of languages and ids are not exported, all others are") {
  for (const char* term : {"Len", "Lzh-hant", "Qa/1:en"}) CHECK_FALSE(is_exported(term));
  for (const char* term : {"Sl", "Aq", "Kl", "XCq", "l", "q", "len", "大学"}) CHECK(is_exported(term));
}

TEST_CASE("a region gets as many chunks as its terms fill, and none without terms") {
  const TemporaryFolder place;
  const auto spread = [&](const std::string& name, const std::string& title, std::size_t chunk_bytes) {
    return spread_counts(small_index(place.path() / name, {small_card("c/1", "en", title, "")}),
                         {chunk_bytes, 2 * chunk_bytes, chunk_bytes})
        .value();
  };
  CHECK(spread("nothing", "", 4) == SpreadCounts{0, 0, 2});  // the course: eight bytes
  CHECK(spread("one", "大", 1 << 20) == SpreadCounts{1, 0, 1});
  CHECK(spread("two", "大学", 1 << 20) == SpreadCounts{1, 1, 1});
  const SpreadCounts fine = spread("fine", "大学社区", 10), coarse = spread("coarse", "大学社区", 20);
  CHECK(fine[0] == 4);  // of ten bytes each
  CHECK(coarse[0] == 2);
  CHECK(fine[1] == 2);  // three of thirteen, by twice as many
  CHECK(coarse[1] == 1);
  const index::Index empty = small_index(place.path() / "empty", {});
  CHECK(spread_counts(empty, {1, 1, 1}).value() == SpreadCounts{});
}
