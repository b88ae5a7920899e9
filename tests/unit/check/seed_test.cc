#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "unit/check/lesson_support.h"

namespace lectern::check {
namespace {

std::string said_of_post(const std::string& chinese, const std::string& english) {
  const testing::LittleWriteUp zh("zh", chinese), en("en", english);
  core::Diagnostics problems;
  check_write_up(zh.text(), problems);
  check_write_up(en.text(), problems);
  compare(zh.text(), en.text(), problems);
  return testing::dump(problems);
}

TEST_CASE("a post of one line a language has its wrong name, title and unit pointed at") {
  const std::string chinese =
      "培训班将持续四个月。秦若兰教授介绍平台的三条原则，秦老师答疑。程远老师分享案例，程老师带来六种工具。";
  const std::string english =
      "The course will go on for the next four countries. Prof. Qin named three principles. "
      "Mr. Luo took questions. Mrs. Cheng shared cases; Mrs. Cheng brought six tools. Mr. Cheng closed the day.";
  CHECK(
      said_of_post(chinese, english) ==
      "en 1:36-50 unit-differs \"four countries\" here, \"四个月\" in index.zh.md (line 1): one number, two units\n"
      "en 1:86-93 name-unmatched \"Mr. Luo\" is nobody in index.zh.md, which names 秦若兰 (Qin Ruolan) and 程远 (Cheng "
      "Yuan)\n"
      "en 1:165-174 person-title-differs \"Mr. Cheng\" here, \"Mrs. Cheng\" in line 1, 2 times in all\n");
}

TEST_CASE("the real post has its wrong name, title and unit pointed at") {
  const char* shared = std::getenv("LECTERN_SHARED");
  if (shared == nullptr) {
    WARN("skipped: LECTERN_SHARED does not name a folder of real archives");
    return;
  }
  std::ifstream file(std::string(shared) + "/seeds/000_3c79d69ee6548d21.txt");
  const std::string post{std::istreambuf_iterator<char>(file), {}};
  const std::size_t english = post.find("IACCR International Training Course—");
  REQUIRE(english != std::string::npos);
  const std::string said = said_of_post(post.substr(0, english), post.substr(english));
  CHECK(
      said.find(
          "name-unmatched \"Mr. Hu\" is nobody in index.zh.md, which names 俞祖成 (Yu Zucheng) and 刘飞 (Liu Fei)\n") !=
      std::string::npos);
  CHECK(said.find("person-title-differs \"Mr. Liu\" here, \"Mrs. Liu\" in line 1, 3 times in all\n") !=
        std::string::npos);
  CHECK(
      said.find("unit-differs \"three countries\" here, \"三个月\" in index.zh.md (line 1): one number, two units\n") !=
      std::string::npos);
}

}  // namespace
}  // namespace lectern::check
