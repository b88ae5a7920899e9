#include "importer/titles.h"

#include <catch2/catch.hpp>
#include <string>

namespace lectern::importer {
namespace {

std::string marked(const std::string& text, Language language) {
  const auto end = title_end(text, language);
  return end ? text.substr(0, *end) + "|" + text.substr(*end) : text;
}

TEST_CASE("An English title ends before a word that opens sentences") {
  const auto english = [](const std::string& text) { return marked(text, Language::English); };
  CHECK(english("Lesson 1: How can we take part in prevention and control After six months, it began.") ==
        "Lesson 1: How can we take part in prevention and control| After six months, it began.");
  CHECK(english("The lamp that everybody repairs On Saturday we met.") ==
        "The lamp that everybody repairs| On Saturday we met.");
  for (const std::string text :
       {"", "After six months, it began.", "We met in The Hague with many others.", "Trees grow. After that"}) {
    INFO(text);
    CHECK(english(text) == text);
  }
}

TEST_CASE("A Chinese title ends at the last space before the first clause is over") {
  const auto chinese = [](const std::string& text) { return marked(text, Language::Chinese); };
  CHECK(chinese("图书角的故事 四月的傍晚,坐满了人。") == "图书角的故事| 四月的傍晚,坐满了人。");
  CHECK(chinese("河岸花园 第三课 图书角 四月的傍晚。 好") == "河岸花园 第三课 图书角| 四月的傍晚。 好");
  CHECK(chinese("四月的傍晚,坐满了人。 好") == "四月的傍晚,坐满了人。 好");
}

TEST_CASE("A line in both languages has a part for each") {
  struct Row {
    std::string line, chinese, english;
  };
  for (const Row& row : {Row{"Training Course 0327(国际培训班第一课)", "国际培训班第一课", "Training Course 0327"},
                         Row{"社区花园入门 An Introduction", "社区花园入门", "An Introduction"},
                         Row{"夜校第一课 | Night School, Lesson One", "夜校第一课", "Night School, Lesson One"}}) {
    INFO(row.line);
    CHECK(title_part(row.line, Language::Chinese) == row.chinese);
    CHECK(title_part(row.line, Language::English) == row.english);
  }
  for (const std::string line : {"", "IACCR国际培训班第一课", "Night School", "与《Changing World》的作者对话"}) {
    INFO(line);
    CHECK_FALSE(title_part(line, Language::Chinese));
  }
}

}  // namespace
}  // namespace lectern::importer
