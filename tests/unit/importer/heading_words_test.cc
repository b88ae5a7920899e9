#include "importer/heading_words.h"

#include <catch2/catch.hpp>
#include <string>

namespace lectern::importer {
namespace {

TEST_CASE("Known headings are lines of their own, perhaps with a number, brackets or a colon") {
  struct Row {
    std::string line;
    Topic topic;
  };
  for (const Row& row :
       {Row{"嘉宾介绍", Topic::Guests}, Row{"嘉宾介绍：", Topic::Guests}, Row{"【嘉宾介绍】", Topic::Guests},
        Row{"一、嘉宾介绍", Topic::Guests}, Row{"（二）内容分享", Topic::Content}, Row{"3. 课程总结", Topic::Closing},
        Row{"GUESTS", Topic::Guests}, Row{"About the guests:", Topic::Guests}, Row{"Q&A", Topic::Questions},
        Row{"<结语>", Topic::Closing}, Row{"introduction", Topic::Opening}}) {
    INFO(row.line);
    CHECK(known_heading(row.line) == row.topic);
  }
  for (const std::string line :
       {"", ":", "【】", "嘉宾介绍如下", "本期嘉宾介绍", "The guests came", "总结了三点", "1."}) {
    INFO(line);
    CHECK_FALSE(known_heading(line));
  }
}

/// The text with `[` and `]` around the headings.
std::string marked(const std::string& text) {
  std::string out;
  std::size_t begin = 0;
  for (const FoundHeading& heading : headings_in(text)) {
    out +=
        text.substr(begin, heading.begin - begin) + "[" + text.substr(heading.begin, heading.end - heading.begin) + "]";
    begin = heading.end;
  }
  return out + text.substr(begin);
}

TEST_CASE("In running text a known heading stands alone between sentences") {
  CHECK(marked("讲完了。 嘉宾介绍 林小雨:教师 内容分享 她说。") == "讲完了。 [嘉宾介绍] 林小雨:教师 [内容分享] 她说。");
  CHECK(marked("solved. GUESTS Mr. Yu came. Conclusion Despite that. Q&A \"Why?\"") ==
        "solved. [GUESTS] Mr. Yu came. [Conclusion] Despite that. [Q&A] \"Why?\"");
  CHECK(marked("came. Introduction to the guests Ms. Lin") == "came. [Introduction to the guests] Ms. Lin");
  for (const std::string text :
       {"下面是嘉宾介绍,请看。", "嘉宾介绍如下。 好", "we like our guests Mr. Yu", "came. Guests are welcome.",
        "the Conclusion Of It", "In conclusion Despite", "the end. Conclusion", "说。 总结。 好"}) {
    INFO(text);
    CHECK(marked(text) == text);
  }
}

TEST_CASE("A colon at the end of a heading goes") {
  CHECK(without_colon("结语：") == "结语");
  CHECK(without_colon("Guests: ") == "Guests");
  CHECK(without_colon(":") == "");
  CHECK(without_colon("a:b") == "a:b");
}

}  // namespace
}  // namespace lectern::importer
