#include "web_index/posting_maker.h"

#include <catch2/catch.hpp>

using namespace lectern;
using namespace lectern::web_index;

namespace {

constexpr index::Places kFacts = index::kInFacts;
constexpr index::Places kPassage2 = index::in_passage(2), kPassage3 = index::in_passage(3);

std::string packed(std::initializer_list<index::Places> places) {
  ByteWriter out;
  for (const index::Places each : places) out.varint(each);
  return out.take();
}

}  // namespace

TEST_CASE("postings are those of the database in the order of the web index, with their places") {
  PostingMaker maker(2, {2, 1});
  maker.add_document(1, packed({kPassage2, kFacts | kPassage3}));
  maker.add_document(2, packed({kPassage3}));
  CHECK(maker.make("Sterm", {{1, 0}, {2, 0}}).value() == std::vector<Posting>{{1, 0, 0}, {2, 0, 0}});
  CHECK(maker.make("term", {{1, 5}, {2, 6}}).value() == std::vector<Posting>{{1, 6, kPassage3}, {2, 5, kPassage2}});
  CHECK(maker.make("word", {{1, 7}}).value() == std::vector<Posting>{{2, 7, kFacts | kPassage3}});
}

TEST_CASE("of a common term the first passage alone is told") {
  PostingMaker maker(2, {1, 2});
  maker.add_document(1, packed({kFacts | kPassage2 | kPassage3}));
  maker.add_document(2, packed({kFacts}));
  CHECK(maker.make("大", {{1, 1}, {2, 1}}).value() == std::vector<Posting>{{1, 1, kPassage2}, {2, 1, kFacts}});
}

TEST_CASE("whether a term is common depends on the size of the collection") {
  const auto places_in = [](std::uint32_t collection) {
    std::vector<DocumentNumber> numbers;
    std::vector<index::Posting> postings;
    for (std::uint32_t id = 1; id <= 65; ++id) {
      numbers.push_back(id);
      postings.push_back({id, 1});
    }
    PostingMaker maker(collection, numbers);
    for (const index::Posting& posting : postings)
      maker.add_document(posting.document, packed({kPassage2 | kPassage3}));
    return maker.make("term", postings).value().back().places;
  };
  CHECK(places_in(65) == kPassage2);
  CHECK(places_in(1000) == (kPassage2 | kPassage3));
}

TEST_CASE("places that are missing or left over show that the database contradicts itself") {
  PostingMaker maker(1, {1});
  maker.add_document(1, packed({kPassage2}));
  CHECK_FALSE(maker.finished());
  REQUIRE(maker.make("term", {{1, 1}}));
  CHECK(maker.finished());
  const auto missing = maker.make("word", {{1, 1}});
  REQUIRE_FALSE(missing);
  CHECK(missing.error().code == core::Error::Code::Corrupt);
}
