#include "importer/running_text.h"

#include <catch2/catch.hpp>
#include <string>

#include "importer/block_cut.h"
#include "importer/furniture.h"

namespace lectern::importer {
namespace {

/// The blocks that a running text falls into, with bars between.
std::string dump(const std::string& text) {
  std::string out;
  for (const Block& block :
       cut_block({Block::Kind::Text, 0, false, text, {}, 1}, read_running_text(text).places).blocks) {
    out += (out.empty() ? "" : "|") + block.text;
  }
  return out;
}

TEST_CASE("Running text falls apart where blocks have left a trace") {
  struct Row {
    std::string text, blocks;
  };
  for (const Row& row : {
           Row{"一。 二。三。 四", "一。|二。三。|四"},
           Row{"他说:“好。” 大家笑了。", "他说:“好。”|大家笑了。"},
           Row{"好! IACCR course began. Then", "好!|IACCR course began. Then"},
           Row{"甲 (English version follows) 乙", "甲|(English version follows)|乙"},
           Row{"甲。English version follows. “乙”", "甲。|English version follows.|“乙”"},
           Row{"甲。 英文版附后 乙", "甲。|英文版附后|乙"},
           Row{"A b. Chinese version below. C", "A b.|Chinese version below.|C"},
           Row{"x)Issuing time:2021-03-30 09:10 甲", "x)|Issuing time:2021-03-30 09:10|甲"},
           Row{"交换日 2023年3月5日 三月的", "交换日|2023年3月5日|三月的"},
           Row{"甲 ---- 乙 |", "甲|----|乙||"},
           Row{"甲。 结语 乙", "甲。|结语|乙"},
           Row{"It was on 5 March 2023 in town.", "It was on 5 March 2023 in town."},
           Row{"One. Two. Three — four", "One. Two. Three — four"},
       }) {
    INFO(row.text);
    CHECK(dump(row.text) == row.blocks);
  }
}

TEST_CASE("A paragraph as people write it is no running text") {
  CHECK_FALSE(is_running_text("四月的傍晚，花园里坐满了人。大家轮流朗读。"));
  CHECK_FALSE(is_running_text("One. Two. Three."));
  CHECK(is_running_text("一。 二。 三。"));
  CHECK(is_running_text("done. Conclusion Despite that, it rained."));
}

Block marked_up(std::string text, std::string markdown) {
  return {Block::Kind::Text, 0, false, std::move(text), std::move(markdown), 1};
}

TEST_CASE("Markup is cut with its text where it does not reach over the place") {
  const CutBlock cut = cut_block(marked_up("Title rest of it", "**Title** [rest](a.md) of it"), {5});
  REQUIRE(cut.blocks.size() == 2);
  CHECK(cut.blocks[0].markdown == "**Title**");
  CHECK(cut.blocks[1].markdown == "[rest](a.md) of it");
  CHECK_FALSE(cut.markup_lost);
}

TEST_CASE("Markup that reaches over a place is lost, its text is not") {
  const CutBlock cut = cut_block(marked_up("Title rest", "**Title rest**"), {5});
  REQUIRE(cut.blocks.size() == 2);
  CHECK(cut.markup_lost);
  CHECK(cut.blocks[0].text == "Title");
  CHECK(cut.blocks[1].text == "rest");
  CHECK(cut.blocks[0].markdown + cut.blocks[1].markdown == "");
}

TEST_CASE("Places at the ends of a block cut nothing off") {
  CHECK(cut_block(marked_up("ab", ""), {0, 2, 1, 1}).blocks.size() == 2);
  CHECK(cut_block(marked_up("ab", "ab"), {}).blocks.size() == 1);
}

TEST_CASE("Furniture of pages is told from text") {
  for (const std::string line :
       {"上一篇：无", "首页 > 新闻", "返回列表", "打印", "Copyright © 2021", "Share", "-----", "|"}) {
    INFO(line);
    CHECK_FALSE(furniture(line).empty());
  }
  for (const std::string line : {"打印机坏了", "Share the kitchen", "分享：三口锅", "首页设计课", "a"}) {
    INFO(line);
    CHECK(furniture(line).empty());
  }
}

}  // namespace
}  // namespace lectern::importer
