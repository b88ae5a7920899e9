#include "translation/sentence.h"

#include <catch2/catch.hpp>
#include <string>

using namespace lectern::translation;

namespace {

std::string dump(std::string_view line) {
  std::string out;
  for (const std::string_view sentence : sentences_of(line)) out += (out.empty() ? "" : "|") + std::string(sentence);
  return out;
}

}  // namespace

TEST_CASE("a line is cut where sentences end, in either language") {
  CHECK(dump("") == "");
  CHECK(dump("  　 ") == "");
  CHECK(dump("One line") == "One line");
  CHECK(dump("One. Two! Three? Four; five.") == "One.|Two!|Three?|Four;|five.");
  CHECK(dump("一。二！三？四；五") == "一。|二！|三？|四；|五");
  CHECK(dump("他说：“好。”然后走了。") == "他说：“好。”|然后走了。");
  CHECK(dump("3.5 mm, e.g. this. And that.") == "3.5 mm, e.g. this.|And that.");
  CHECK(dump("He said. “So.” She left.") == "He said.|“So.” She left.");
  CHECK(dump("Ends.") == "Ends.");
  CHECK(dump("真的？！是。") == "真的？！|是。");
  CHECK(dump("　缩进。 下一句 ") == "缩进。|下一句");
}
