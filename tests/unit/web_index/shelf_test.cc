#include "web_index/shelf.h"

#include <catch2/catch.hpp>

#include "is_damaged.h"
#include "support/corruption.h"
#include "support/memory_sink.h"

using namespace lectern;
using namespace lectern::web_index;

TEST_CASE("files of a shelf are named by their numbers") {
  CHECK(chunk_path(0xAB, 0) == "00000000000000ab/0.bin");
  CHECK(chunk_path(0xFFFFFFFFFFFFFFFF, 1234) == "ffffffffffffffff/1234.bin");
  CHECK(passage_path(0xAB, 1, 30) == "00000000000000ab/1-30.bin");
}

TEST_CASE("a shelf that is begun counts as one") {
  CHECK(shelf_count(0, kChunksPerShelf) == 0);
  CHECK(shelf_count(1, kChunksPerShelf) == 1);
  CHECK(shelf_count(256, kChunksPerShelf) == 1);
  CHECK(shelf_count(257, kChunksPerShelf) == 2);
  CHECK(shelf_count(256, kDocumentsPerShelf) == 1);
  CHECK(shelf_count(257, kDocumentsPerShelf) == 2);
}

TEST_CASE("a seal is the hash of the path and of the bytes, lowest byte first") {
  const std::uint32_t hash = short_hash_of("1.binpacked");
  std::string sealed = "packed";
  for (const int shift : {0, 8, 16, 24}) sealed += static_cast<char>(hash >> shift);
  CHECK(seal("shelf/1.bin", "packed") == sealed);
  CHECK(unseal("shelf/1.bin", sealed).value() == "packed");
  CHECK(unseal("shelf/1.bin", seal("shelf/1.bin", "")).value().empty());
}

TEST_CASE("a seal tells a file of another place, and every cut and flip") {
  const std::string sealed = seal("shelf/1.bin", "packed");
  for (const std::string elsewhere : {"shelf/2.bin", "shelf/11.bin", ""}) {
    CHECK(is_damaged(unseal(elsewhere, sealed), elsewhere));
  }
  const auto is_noticed = [](const std::string& bytes) {
    REQUIRE(is_damaged(unseal("shelf/1.bin", bytes), "shelf/1.bin"));
  };
  for_each_truncation(sealed, is_noticed);
  for_each_flip(sealed, 1000, is_noticed);
  is_noticed(sealed + "x");
}

TEST_CASE("a seal does not tell the shelf") {
  CHECK(seal("shelf/1.bin", "packed") == seal("other/1.bin", "packed"));
  CHECK(seal("shelf/1.bin", "packed") == seal("1.bin", "packed"));
}

TEST_CASE("a shelf is named by the seals of its files, one after the other") {
  Shelf shelf;
  shelf.add("0.bin", "first");
  shelf.add("1.bin", "second");
  MemorySink sink;
  const Hash name = shelf.write(sink, "search").value();
  CHECK(name == hash_of(seal("0.bin", "first").substr(5) + seal("1.bin", "second").substr(6)));
  CHECK(sink.files.size() == 2);
  CHECK(sink.files.at("search/" + chunk_path(name, 0)) == seal(chunk_path(name, 0), "first"));
  CHECK(sink.files.at("search/" + chunk_path(name, 1)) == seal(chunk_path(name, 1), "second"));
}

TEST_CASE("a shelf that was written is empty again") {
  Shelf shelf;
  CHECK(shelf.empty());
  shelf.add("0.bin", "first");
  CHECK_FALSE(shelf.empty());
  MemorySink sink;
  REQUIRE(shelf.write(sink, "search"));
  CHECK(shelf.empty());
  shelf.add("1.bin", "second");
  CHECK(shelf.write(sink, "search").value() == hash_of(seal("1.bin", "second").substr(6)));
}
