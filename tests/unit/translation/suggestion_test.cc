#include "translation/suggestion.h"

#include <catch2/catch.hpp>
#include <string>

using namespace lectern::translation;

namespace {

/// A table of one asked word; likelihoods: 120 is ½, 112 is ¼ …
PairTable table(std::vector<std::pair<std::string, std::uint8_t>> written, std::uint32_t count = 9) {
  PairTable out;
  out.asked_words = {{"comput", "computer", count}};
  out.begins = {0, written.size()};
  for (const auto& [word, likelihood] : written) {
    out.entries.push_back({static_cast<std::uint32_t>(out.written_words.size()), likelihood, true});
    out.written_words.push_back({word, word, 1});
  }
  return out;
}

std::string dump(const PairTable& table) {
  std::string out;
  for (const Suggestion& each : suggestions_of(table)) {
    out += each.asked + " = " + each.written + (each.sure ? " sure" : "");
  }
  return out;
}

}  // namespace

TEST_CASE("bigrams of one word are suggested as the word") {
  CHECK(dump(table({{"土壤", 120}})) == "computer = 土壤 sure");
  CHECK(dump(table({{"计算", 120}, {"算机", 116}})) == "computer = 计算机 sure");
  CHECK(dump(table({{"计算", 120}, {"算机", 116}}, 3)) == "computer = 计算机");
  CHECK(dump(table({{"础设", 120}, {"设施", 119}, {"基础", 119}})) == "computer = 基础设施 sure");
  CHECK(dump(table({{"土壤", 120}, {"的土", 119}, {"壤是", 119}})) == "computer = 土壤 sure");
  CHECK(dump(table({{"计算", 120}, {"算机", 108}})) == "computer = 计算 sure");
}

TEST_CASE("what has another rendering beside it, or is unlikely, wants a look") {
  CHECK(dump(table({{"计算", 120}, {"电脑", 119}})) == "computer = 计算");
  CHECK(dump(table({{"计算", 104}})) == "computer = 计算");
  CHECK(dump(table({{"machine", 120}})) == "computer = machine sure");
  CHECK(dump(table({})) == "");
}
