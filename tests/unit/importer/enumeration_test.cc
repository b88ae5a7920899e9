#include "importer/enumeration.h"

#include <catch2/catch.hpp>
#include <string>

#include "importer/sentence.h"

namespace lectern::importer {
namespace {

/// Lead-in, items and rest with bars between; the text alone where there is none. A guess has `?` before it.
std::string dump(const std::string& text) {
  const auto found = find_enumeration(text);
  if (!found) return text;
  std::string out = (found->sure ? "" : "?") + text.substr(0, found->begin);
  for (const auto& item : found->items) {
    out += "|" + std::string(trimmed(text.substr(item.begin, item.end - item.begin)));
  }
  return out + "|" + text.substr(found->end());
}

struct Row {
  std::string text, parts;
};

TEST_CASE("Enumerations become items between a lead-in and what follows") {
  for (const Row& row : {
           Row{"三点:①甲;②乙;③丙。后来", "三点:|甲;|乙;|丙。|后来"},
           Row{"three: ① one; ② two. Then", "three: |one;|two.| Then"},
           Row{"要做到：（1）水；（2）土。", "要做到：|水；|土。|"},
           Row{"(1) a, (2) b", "|a,|b|"},
           Row{"有两项：一、甲；二、乙。", "有两项：|甲；|乙。|"},
           Row{"分为：（一）甲；（二）乙。再说", "分为：|甲；|乙。|再说"},
           Row{"need: 1. a spade; 2. a bucket.", "need: |a spade;|a bucket.|"},
           Row{"步骤：1、看；2、听；3、写。", "步骤：|看；|听；|写。|"},
           Row{"⑴甲，⑵乙", "|甲，|乙|"},
           Row{"has: (1) Mr. J. Holm; (2) Ms. Lin. They", "has: |Mr. J. Holm;|Ms. Lin.| They"},
           Row{"①甲。真的。②乙。③丙。丁。", "?|甲。真的。|乙。|丙。|丁。"},
       }) {
    INFO(row.text);
    CHECK(dump(row.text) == row.parts);
  }
}

TEST_CASE("What does not ascend from one, or stands inside a clause, is no enumeration") {
  for (const std::string text : {"", "只有①没有二", "②乙;③丙", "①甲;③丙", "如图(1)和图(2)所示", "版本1.5比2.0好",
                                 "见第1、2页", "①", "①②③", "on 1. May", "二、乙；三、丙", "f(1) and f(2)"}) {
    INFO(text);
    CHECK(dump(text) == text);
  }
}

TEST_CASE("Markers at the beginning of a line are told by style and number") {
  const auto shown = [](const std::string& text) {
    const auto marker = marker_at(text, 0);
    if (!marker) return std::string("none");
    return std::to_string(static_cast<int>(marker->style)) + " " + std::to_string(marker->number) + " " +
           text.substr(marker->length);
  };
  CHECK(shown("• a") == "0 0 a");
  CHECK(shown("- a") == "0 0 a");
  CHECK(shown("· 甲") == "0 0 甲");
  CHECK(shown("⑳x") == "1 20 x");
  CHECK(shown("（12） x") == "2 12 x");
  CHECK(shown("3) x") == "3 3 x");
  CHECK(shown("3．x") == "3 3 x");
  CHECK(shown("（十二）x") == "4 12 x");
  CHECK(shown("十、x") == "5 10 x");
  for (const std::string text : {"", "-a", "a.", "1", "1.5", "100. x", "(x)", "二十一、x", "一个、x", "0. x"}) {
    INFO(text);
    CHECK(shown(text) == "none");
  }
}

}  // namespace
}  // namespace lectern::importer
