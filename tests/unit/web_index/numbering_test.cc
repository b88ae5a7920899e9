#include "web_index/numbering.h"

#include <catch2/catch.hpp>

#include "support/small_index.h"

using namespace lectern;
using namespace lectern::web_index;

namespace {

core::Result<Numbering> numbering_of(const std::vector<core::Card>& cards) {
  const TemporaryFolder folder;
  return number_documents(small_index(folder.path() / "database", cards));
}

core::Card card(const std::string& lesson, const std::string& language) {
  return small_card(lesson, language, "Title", "Text");
}

/// What is wrong with the database that these cards make.
std::string complaint_about(const std::vector<core::Card>& cards) {
  const auto numbering = numbering_of(cards);
  REQUIRE_FALSE(numbering);
  CHECK(numbering.error().code == core::Error::Code::Corrupt);
  return numbering.error().message;
}

}  // namespace

TEST_CASE("documents are numbered by language, then in the order of the paths of their lessons") {
  const auto numbering =
      numbering_of({card("b/2", "zh"), card("c/3", "zh"), card("b/10", "en"), card("a/1", "zh"), card("b/2", "en")});
  REQUIRE(numbering);
  CHECK(numbering->table == DocumentTable{4, {{"en", 0, {1, 2}}, {"zh", 0, {0, 2, 3}}}});
  CHECK(numbering->lessons == std::vector<std::string>{"a/1", "b/10", "b/2", "c/3"});
  CHECK(numbering->documents == std::vector<index::DocId>{3, 5, 4, 1, 2});
  CHECK(numbering->numbers == std::vector<DocumentNumber>{4, 5, 1, 3, 2});
}

TEST_CASE("each document has its place in the table") {
  const auto places = numbering_of({card("b/2", "zh"), card("a/1", "zh"), card("b/2", "en")}).value().places();
  REQUIRE(places.size() == 3);
  const std::uint32_t expected[][2] = {{0, 1}, {1, 0}, {1, 1}};
  for (std::size_t i = 0; i < places.size(); ++i) {
    CHECK(places[i].language == expected[i][0]);
    CHECK(places[i].lesson == expected[i][1]);
  }
}

TEST_CASE("an index of nothing numbers nothing") {
  CHECK(numbering_of({}).value() == Numbering());
}

TEST_CASE("a lesson must have no more than one write-up in a language") {
  std::vector<core::Card> cards = {card("a/1", "zh"), card("a/1", "zh")};
  CHECK(complaint_about(cards).find("a/1") != std::string::npos);
}
