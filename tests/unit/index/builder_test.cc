#include "index/builder.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <span>
#include <stdexcept>
#include <thread>

#include "index/schema.h"
#include "support/index_dump.h"
#include "support/small_index.h"

using namespace lectern::index;
using lectern::core::Card;
using lectern::core::Error;

namespace {

namespace fs = std::filesystem;

std::vector<Card> some_cards(int count) {
  std::vector<Card> out;
  for (int i = 0; i < count; ++i) {
    const std::string number = std::to_string(i);
    out.push_back(small_card("c/" + number, i % 2 == 0 ? "en" : "zh", "Lesson " + number,
                             i % 2 == 0 ? "running dogs and cats " + number : "社区防疫 " + number));
  }
  return out;
}

void write_part(Builder& builder, std::size_t number, std::span<const Card> cards) {
  auto part = builder.part(number);
  bool written = part.ok();
  for (const Card& card : cards) written = written && part->add(card, {}, 0);
  written = written && part->finish();
  if (!written) throw std::runtime_error("the part is not written");
}

}  // namespace

TEST_CASE("an index that was not finished is not there") {
  TemporaryFolder folder;
  {
    auto builder = Builder::create(folder.path() / "index");
    REQUIRE(builder);
    write_part(*builder, 0, some_cards(3));
    const auto index = Index::open(folder.path() / "index");
    REQUIRE_FALSE(index);
    CHECK(index.error().code == Error::Code::NotFound);
  }
  CHECK_FALSE(Index::open(folder.path() / "index"));
}

TEST_CASE("a new index is not written over what is there") {
  TemporaryFolder folder;
  std::ofstream(folder.path() / "note.txt") << "mine";
  const auto builder = Builder::create(folder.path());
  REQUIRE_FALSE(builder);
  CHECK(builder.error().code == Error::Code::InvalidUsage);
  CHECK(fs::file_size(folder.path() / "note.txt") == 4);
  CHECK_FALSE(Builder::create(folder.path() / "missing" / "index"));
}

TEST_CASE("a finished index leaves nothing beside the database") {
  TemporaryFolder folder;
  (void)small_index(folder.path() / "index", some_cards(1));
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder.path() / "index")) names.push_back(entry.path().filename());
  CHECK(names == std::vector<std::string>{kDatabaseName});
}

TEST_CASE("parts of any threads and sizes make the index that one part makes") {
  const std::vector<Card> cards = some_cards(300);
  TemporaryFolder folder;
  const std::string whole = dump_index(small_index(folder.path() / "whole", cards), true);
  auto builder = Builder::create(folder.path() / "index");
  REQUIRE(builder);
  std::thread other([&] {
    write_part(*builder, 3, std::span(cards).subspan(200));
    write_part(*builder, 1, {});
  });
  write_part(*builder, 2, std::span(cards).subspan(1, 199));
  other.join();
  write_part(*builder, 0, std::span(cards).first(1));
  REQUIRE(builder->finish());
  CHECK(dump_index(*Index::open(folder.path() / "index"), true) == whole);
}

TEST_CASE("an index larger than what is merged at once is whole") {
  std::vector<Card> cards = some_cards(1100);
  TemporaryFolder folder;
  const Index index = small_index(folder.path() / "index", cards);
  CHECK(index.document_count() == 1100);
  CHECK(index.document(1100)->card == cards.back());
  CHECK(*index.document_frequency("dog") == 550);
}
