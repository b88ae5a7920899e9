#include "index/parts.h"

#include <catch2/catch.hpp>
#include <string>

using namespace lectern::index;

namespace {

std::string dump(std::string_view text) {
  std::string out;
  for (const PlacedTerm& placed : placed_terms(text)) {
    out += (out.empty() ? "" : " ") + placed.term + '@' + std::to_string(placed.position);
    if (placed.inside_run) out += '*';
  }
  return out;
}

}  // namespace

TEST_CASE("terms stand where the analysis puts them, and characters of a run at their own places") {
  CHECK(dump("Virtual machines") == "virtual@0 machin@1");
  CHECK(dump("虚拟机") == "虚@0* 虚拟@0 拟@1* 机@2* 拟机@1");
  CHECK(dump("疫 网络 wifi") == "疫@0 网@1* 络@2* 网络@1 wifi@3");
  CHECK(dump("3月30日") == "3@0 月@1 30@2 日@3");
  CHECK(dump("") == "");
}

TEST_CASE("parts come in the order of the write-up, without empty ones") {
  lectern::core::Card card;
  card.title = "T";
  card.course = "c";
  card.course_title = "C";
  card.guests = {"G1", "", "G2"};
  card.tags = {"K"};
  card.sections = {{"", "", "a\n\nb"}, {"H", "h", ""}, {"I", "i", "c\n"}};
  std::string out;
  for_each_part(card, [&](const Part& part) {
    out +=
        std::to_string(static_cast<int>(part.kind)) + std::string(part.text) + '@' + std::to_string(part.place) + ' ';
  });
  CHECK(out == "0T@1 2a@2 2b@2 1H@2 1I@2 2c@2 3G1@1 3G2@1 4K@1 5C@0 5c@0 ");
}

TEST_CASE("parts know the passage that they stand in, and a cut section has one heading") {
  lectern::core::Card card;
  card.sections = {{"H", "h", std::string(kPassageBytes, 'a') + "\nb"}, {"I", "i", "c"}};
  std::string out;
  for_each_part(card, [&](const Part& part) {
    out += std::string(part.text.substr(0, 1)) + '@' + std::to_string(part.place) + ' ';
  });
  CHECK(out == "H@2 a@2 b@4 I@4 c@4 ");
}
