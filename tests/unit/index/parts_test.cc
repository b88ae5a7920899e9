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
  for_each_part(card, [&](PartKind kind, std::string_view text) {
    out += std::to_string(static_cast<int>(kind)) + std::string(text) + ' ';
  });
  CHECK(out == "0T 2a 2b 1H 1I 2c 3G1 3G2 4K 5C 5c ");
}
