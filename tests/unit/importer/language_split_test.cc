#include "importer/language_split.h"

#include <catch2/catch.hpp>
#include <string>

namespace lectern::importer {
namespace {

/// The text with a bar where the language changes.
std::string marked(const std::string& text, std::size_t least = kLeastPart) {
  const auto change = language_change(text, least);
  return change ? text.substr(0, *change) + "|" + text.substr(*change) : text;
}

const std::string kEnglish = "After six months of work the course began in the morning with many guests.";

TEST_CASE("A text in both languages changes between two sentences") {
  CHECK(marked("我们今天在河边上课,学员来了二十个人。下期再见! " + kEnglish) ==
        "我们今天在河边上课,学员来了二十个人。下期再见!| " + kEnglish);
  CHECK(marked("我们今天在河边上课,学员来了二十个人。" + kEnglish) ==
        "我们今天在河边上课,学员来了二十个人。|" + kEnglish);
  CHECK(marked("我们今天在河边上课,学员来了二十个人,欢迎关注 IACCR。 " + kEnglish) ==
        "我们今天在河边上课,学员来了二十个人,欢迎关注 IACCR。| " + kEnglish);
  CHECK(marked(kEnglish + " 我们今天在河边上课,学员来了二十个人。") ==
        kEnglish + "| 我们今天在河边上课,学员来了二十个人。");
  CHECK(marked("我们今天在河边上课,学员来了二十个人 " + kEnglish) ==
        "我们今天在河边上课,学员来了二十个人| " + kEnglish);
  CHECK(marked("我们今天在河边上课,学员来了二十个人。 “" + kEnglish + "”") ==
        "我们今天在河边上课,学员来了二十个人。| “" + kEnglish + "”");
}

TEST_CASE("Names and quotations in the other language change nothing") {
  for (const std::string& text :
       {std::string("今天的嘉宾是Thomas van der Meer，他的书叫《Small Houses》，去年由Green Press出版。"), kEnglish,
        std::string(),
        std::string(
            "The organisation Aiyouxi (爱有戏) in Chengdu (成都) was founded by Liu Fei (刘飞) ten years ago.")}) {
    CHECK(marked(text) == text);
  }
}

TEST_CASE("A title in both languages changes where they meet") {
  CHECK(marked("社区花园入门 Community Gardens", kLeastTitle) == "社区花园入门| Community Gardens");
  CHECK(marked("Training Course 0327(国际培训班)", kLeastTitle) == "Training Course 0327|(国际培训班)");
  CHECK(marked("IACCR国际培训班第一课", kLeastTitle) == "IACCR国际培训班第一课");
}

std::string told(const std::vector<std::string_view>& pieces) {
  const ToldLanguages languages = tell_languages(pieces);
  std::string out = languages.alternating ? "alternating " : "";
  for (const Language language : languages.of) out += language == Language::Chinese ? 'z' : 'e';
  return out;
}

TEST_CASE("Pieces are told apart by one border, or each by its own language where they alternate") {
  const std::string chinese = "我们今天在河边上课,学员来了二十个人,大家一起种下了三棵树。";
  CHECK(told({}) == "");
  CHECK(told({chinese, chinese}) == "zz");
  CHECK(told({kEnglish, "12", kEnglish}) == "eee");
  CHECK(told({chinese, "Thomas van der Meer", chinese, kEnglish, "2021", kEnglish}) == "zzzeee");
  CHECK(told({kEnglish, kEnglish, chinese, chinese}) == "eezz");
  CHECK(told({chinese, kEnglish, chinese, kEnglish}) == "alternating zeze");
  CHECK(told({chinese, chinese, chinese, "参考", "Green Houses, Amsterdam 2021"}) == "zzzzz");
}

}  // namespace
}  // namespace lectern::importer
