#include "language/pinyin.h"

#include <catch2/catch.hpp>
#include <string>
#include <thread>
#include <vector>

namespace lectern::language {
namespace {

std::string read(const char* name) {
  std::string out;
  for (const std::string& syllable : name_in_pinyin(name)) out += (out.empty() ? "" : " ") + syllable;
  return out;
}

TEST_CASE("names are read in pinyin, surnames as surnames") {
  struct Row {
    const char* name;
    const char* pinyin;
  };
  const Row rows[] = {
      {"俞祖成", "yu zu cheng"},
      {"刘飞", "liu fei"},
      {"劉飛", "liu fei"},
      {"单雄信", "shan xiong xin"},
      {"曾国藩", "zeng guo fan"},
      {"欧阳修", "ou yang xiu"},
      {"吕布", "lu bu"},
      {"Yu Zucheng", ""},
      {"俞 祖成", ""},
      {"约翰·史密斯", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    INFO(row.name);
    CHECK(read(row.name) == row.pinyin);
  }
}

TEST_CASE("names are read in several threads at once") {
  std::vector<std::string> read_by(4);
  std::vector<std::thread> threads;
  for (std::string& out : read_by) threads.emplace_back([&out] { out = read("俞祖成"); });
  for (std::thread& thread : threads) thread.join();
  CHECK(read_by == std::vector<std::string>(4, "yu zu cheng"));
}

TEST_CASE("words of pinyin are told from others") {
  struct Row {
    const char* word;
    int syllables;
  };
  const Row rows[] = {{"hu", 1},    {"zucheng", 2}, {"xian", 1}, {"xiaoming", 2}, {"zhang", 1},   {"lyu", 1},
                      {"smith", 0}, {"wong", 0},    {"lee", 0},  {"kim", 0},      {"zuchneg", 0}, {"", 0},
                      {"r", 0},     {"ng", 0},      {"john", 0}, {"liu", 1},      {"ouyang", 2},  {"a", 1}};
  for (const Row& row : rows) {
    INFO(row.word);
    CHECK(pinyin_syllables(row.word) == row.syllables);
  }
}

}  // namespace
}  // namespace lectern::language
