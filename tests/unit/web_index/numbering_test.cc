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
  CHECK(numbering->documents == std::vector<index::DocId>{3, 5, 4, 1, 2});
  CHECK(numbering->numbers == std::vector<DocumentNumber>{4, 5, 1, 3, 2});
}

TEST_CASE("an index of nothing numbers nothing") {
  CHECK(numbering_of({}).value() == Numbering());
}

TEST_CASE("the URLs of a lesson's write-ups must differ in nothing but the language") {
  std::vector<core::Card> cards = {card("a/1", "zh"), card("a/1", "en")};
  cards[0].url = "zh/moved/";
  CHECK(complaint_about(cards).find("a/1") != std::string::npos);
  cards[1].url = "en/moved/";
  CHECK(numbering_of(cards).ok());
  cards[1].url = "moved/";
  CHECK(complaint_about(cards).find("a/1") != std::string::npos);
}

TEST_CASE("a lesson must have no more than one write-up in a language") {
  std::vector<core::Card> cards = {card("a/1", "zh"), card("a/1", "zh")};
  CHECK(complaint_about(cards).find("a/1") != std::string::npos);
}
