#include "pipeline/self_test.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "support/folder_sink.h"
#include "support/small_index.h"
#include "web_index/exporter.h"

namespace lectern::pipeline {
namespace {

using Cards = std::vector<core::Card>;

/// What the test says of the index of `cards` beside the web index of `exported`; empty when all is found.
std::string complaint(const Cards& cards, const Cards& exported) {
  const TemporaryFolder place;
  const index::Index index = small_index(place.path() / "index", cards);
  FolderSink sink(place.path());
  REQUIRE(web_index::export_to(small_index(place.path() / "other", exported), sink, "web").ok());
  std::size_t steps = 0;
  const auto tested = test_search(index, place.path() / "web", [&](const char*, std::size_t done, std::size_t total) {
    CHECK(done == ++steps);
    CHECK(total == cards.size());
  });
  if (tested.ok()) return {};
  CHECK(tested.error().code == core::Error::Code::SelfTest);
  CHECK_FALSE(tested.error().hint.empty());
  return tested.error().message;
}

std::string complaint(const Cards& cards) {
  return complaint(cards, cards);
}

const core::Card kRisk = small_card("c/01-risk", "en", "Finding risks", "Communities look for risks together.");
const core::Card kHan = small_card("c/01-risk", "zh", "风险排查", "社区一起排查风险。");
const core::Card kTrust = small_card("c/02-trust", "en", "Building trust", "Neighbours come to know one another.");

}  // namespace

TEST_CASE("a web index of the same write-ups holds them all") {
  CHECK(complaint({kRisk, kHan, kTrust}).empty());
}

TEST_CASE("titles and texts that look like operators are found as the words they are") {
  CHECK(complaint({small_card("c/1", "en", "guest:nobody OR -never", "\"lang:xx -text date:2021")}).empty());
}

TEST_CASE("a write-up without text is looked for by its title alone") {
  core::Card bare = kRisk;
  bare.sections.clear();
  CHECK(complaint({bare, kTrust}).empty());
}

TEST_CASE("a title without any word cannot be found, and its lesson is named") {
  core::Card star = kTrust;
  star.title = "★";
  CHECK(complaint({kRisk, star}) ==
        "1 of 2 write-ups failed the build's search of its own lessons\n"
        "  c/02-trust (en) cannot be found by its title in the index\n"
        "  c/02-trust (en) cannot be found by its title in the web index");
}

TEST_CASE("a write-up that the web index has lost part of is named, with what is lost") {
  core::Card title_lost = kTrust;
  title_lost.title = "Another";
  CHECK(complaint({kRisk, kHan, kTrust}, {kRisk, kHan, title_lost})
            .find("c/02-trust (en) cannot be found by its title "
                  "in the web index") != std::string::npos);
  core::Card text_lost = kHan;
  text_lost.sections[0].text = "别的话";
  const std::string said = complaint({kRisk, kHan, kTrust}, {kRisk, text_lost, kTrust});
  CHECK(said.find("c/01-risk (zh) cannot be found by the beginning of its text in the web index") != std::string::npos);
  CHECK(said.find("c/02-trust") == std::string::npos);
}

TEST_CASE("of many lost write-ups the first few are named") {
  Cards cards;
  for (int i = 10; i < 40; ++i) cards.push_back(small_card("c/" + std::to_string(i), "en", "!", "words"));
  const std::string said = complaint(cards);
  CHECK(said.rfind("30 of 30 write-ups failed", 0) == 0);
  CHECK(said.find("c/10 (en)") != std::string::npos);
  CHECK(said.find("c/39 (en)") == std::string::npos);
}

TEST_CASE("some write-ups can be tested alone") {
  const TemporaryFolder place;
  const index::Index index = small_index(place.path() / "index", {kRisk, kHan, kTrust});
  core::Card lost = kTrust;
  lost.sections[0].text = "Another text.";
  FolderSink sink(place.path());
  REQUIRE(web_index::export_to(small_index(place.path() / "other", {kRisk, kHan, lost}), sink, "web").ok());
  const auto test = [&](std::vector<index::DocId> documents) {
    return test_search(index, place.path() / "web", documents, [](const char*, std::size_t, std::size_t) {});
  };
  CHECK(test({}).ok());
  CHECK(test({1, 2}).ok());
  const auto tested = test({2, 3});
  REQUIRE_FALSE(tested.ok());
  CHECK(tested.error().message ==
        "1 of 2 write-ups failed the build's search of its own lessons\n"
        "  c/02-trust (en) cannot be found by the beginning of its text in the web index");
}

TEST_CASE("a write-up that the web index does not know is named") {
  const TemporaryFolder place;
  const index::Index index = small_index(place.path() / "index", {kRisk, kTrust});
  FolderSink sink(place.path());
  REQUIRE(web_index::export_to(small_index(place.path() / "other", {kRisk}), sink, "web").ok());
  const std::vector<index::DocId> documents = {1, 2};
  const auto tested = test_search(index, place.path() / "web", documents, [](const char*, std::size_t, std::size_t) {});
  REQUIRE_FALSE(tested.ok());
  CHECK(tested.error().message.find("c/02-trust (en) is not in the web index") != std::string::npos);
}

TEST_CASE("a web index that cannot be read is an error of its own") {
  const TemporaryFolder place;
  const index::Index index = small_index(place.path() / "index", {kRisk});
  const auto tested = test_search(index, place.path() / "nowhere", [](const char*, std::size_t, std::size_t) {});
  REQUIRE_FALSE(tested.ok());
  CHECK(tested.error().code != core::Error::Code::SelfTest);
}

}  // namespace lectern::pipeline
