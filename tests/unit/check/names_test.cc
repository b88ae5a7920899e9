#include "check/names.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "check/person.h"
#include "unit/check/lesson_support.h"

namespace lectern::check {
namespace {

using testing::LittleWriteUp;
using testing::said_of;
using testing::said_of_both;

const std::vector<std::string> kGuests = {"俞祖成", "刘飞"};

TEST_CASE("a person of the English write-up whom the Chinese one does not name is pointed at") {
  struct Row {
    const char* chinese;
    const char* english;
    const char* said;
  };
  const Row rows[] = {
      {"俞祖成老师讲机制，刘飞老师讲案例。", "Mr. Hu spoke of mechanisms, and Liu Fei of cases.",
       "en 1:1-7 name-unmatched \"Mr. Hu\" is nobody in index.zh.md, which names 俞祖成 (Yu Zucheng) and 刘飞 (Liu "
       "Fei)\n"},
      {"俞老师主讲。", "First Prof. Hua's friends, then Liu Fei; thanks to Mr. Yu.",
       "en 1:7-16 name-unmatched \"Prof. Hua\" is nobody in index.zh.md, which names 俞祖成 (Yu Zucheng) and "
       "刘飞 (Liu Fei)\n"},
  };
  for (const Row& row : rows) {
    INFO(row.english);
    std::string said = said_of_both(LittleWriteUp("zh", row.chinese, kGuests), LittleWriteUp("en", row.english));
    CHECK(said.substr(0, said.find('\n') + 1) == row.said);
  }
}

TEST_CASE("without guests in the front matter, the people of the text are named") {
  CHECK(said_of_both("今天请到俞老师。俞老师谈社区。", "Mr. Hu spoke about communities.") ==
        "en 1:1-7 name-unmatched \"Mr. Hu\" is nobody in index.zh.md, which names 俞 (Yu)\n");
}

TEST_CASE("a person in any of the ways in which a Chinese name is written in English is found") {
  for (const char* english :
       {"Yu Zucheng and Liu Fei", "Zucheng Yu and Fei Liu", "Mr. Yu and Mrs. Liu", "Prof. Yu's talk and Ms Liu's",
        "Dr Yu Zucheng, Miss Fei Liu", "Prof. Yu Zu Cheng and Liu", "Mr. Yu and Mr. Lau", "俞祖成 and 刘飞",
        "Mr. Smith, Mr. Long, Yu and Liu", "Mr. Yu thanked Dr. Park and Mrs. Liu"}) {
    INFO(english);
    CHECK(said_of_both(LittleWriteUp("zh", "两位嘉宾。", kGuests), LittleWriteUp("en", english)) == "");
  }
}

TEST_CASE("a person without a title in the Chinese write-up is found as well") {
  CHECK(said_of_both(LittleWriteUp("zh", "俞祖成和刘飞提到胡锦程的研究。", kGuests),
                     LittleWriteUp("en", "Yu Zucheng and Liu Fei cited Mr. Hu.")) == "");
}

TEST_CASE("a guest whom the English write-up never names is pointed at") {
  CHECK(said_of_both(LittleWriteUp("zh", "俞祖成与刘飞对谈。", kGuests),
                     LittleWriteUp("en", "Yu Zucheng spoke alone.")) ==
        "zh 1:5-7 name-unmatched the guest 刘飞 (Liu Fei) is not named in index.en.md\n");
  CHECK(said_of_both(LittleWriteUp("zh", "对谈。", {"山田太郎", "约翰·史密斯"}), LittleWriteUp("en", "A talk.")) == "");
  CHECK(said_of_both(LittleWriteUp("zh", "对谈。", {"高桥"}), LittleWriteUp("en", "A talk.", {"Takahashi"})) == "");
}

TEST_CASE("one person with the titles of a man and of a woman is pointed at, where it is rarer") {
  struct Row {
    const char* language;
    const char* body;
    const char* said;
  };
  const Row rows[] = {
      {"en", "Mrs. Liu spoke. Mrs. Liu went on.\nMr. Liu ended.\n",
       "en 2:1-8 person-title-differs \"Mr. Liu\" here, \"Mrs. Liu\" in line 1, 2 times in all\n"},
      {"en", "Mr Liu Fei, Ms Liu Fei, Mr Liu Fei",
       "en 1:13-23 person-title-differs \"Ms Liu Fei\" here, \"Mr Liu Fei\" in line 1, 2 times in all\n"},
      {"zh", "刘飞女士开讲。刘飞女士说完，刘飞先生答疑。\n",
       "zh 1:15-19 person-title-differs \"刘飞先生\" here, \"刘飞女士\" in line 1, 2 times in all\n"},
      {"en", "Mrs. Liu and Mr. Yu", ""},
      {"en", "Mr. and Mrs. Liu came; Mr. Liu spoke.", ""},
      {"en", "Mr. Liu Wei and Mrs. Liu Fei", ""},
      {"en", "Prof. Liu, Mrs. Liu, Dr. Liu", ""},
      {"zh", "王先生和李女士", ""},
      {"zh", "各位女士、各位先生", ""},
      {"zh", "语文老师和数学先生", ""},
  };
  for (const Row& row : rows) {
    INFO(row.body);
    CHECK(said_of(row.body, row.language) == row.said);
  }
}

TEST_CASE("two guests of one surname may have two titles") {
  const LittleWriteUp write_up("en", "Mr. Liu and later Mrs. Liu spoke.", {"Liu Fei", "Liu Wei"});
  core::Diagnostics problems;
  check_write_up(write_up.text(), problems);
  CHECK(problems.all().empty());
}

}  // namespace
}  // namespace lectern::check
