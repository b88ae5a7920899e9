#include <catch2/catch.hpp>

#include "core/language.h"
#include "core/result.h"
#include "core/source_file.h"
#include "core/suggestion.h"

using namespace lectern::core;

TEST_CASE("language tags are told from other words") {
  for (const char* tag : {"zh", "en", "zh-Hant", "zh-Hans-CN", "pt-BR", "yue", "es-419"}) CHECK(is_language_tag(tag));
  for (const char* tag :
       {"", "z", "chinese", "zh-", "zh--CN", "zh_CN", "zh-x", "中文", "en-", "e1", "zh-toolongsubtag"}) {
    CHECK_FALSE(is_language_tag(tag));
  }
  CHECK(primary_subtag("zh-Hant") == "zh");
}

TEST_CASE("a suggestion is near or not made") {
  const std::string_view keys[] = {"title", "date", "guests", "tags", "summary"};
  CHECK(nearest("titel", keys) == "title");
  CHECK(nearest("Guest", keys) == "guests");
  CHECK(nearest("tag", keys) == "tags");
  CHECK(nearest("colour", keys).empty());
  CHECK(nearest("", keys).empty());
  CHECK(nearest(std::string(100000, 'a'), keys).empty());
}

TEST_CASE("lines are counted from one and lose their ends") {
  CHECK(line_of("a\r\nb\n\nc", 1) == "a");
  CHECK(line_of("a\r\nb\n\nc", 2) == "b");
  CHECK(line_of("a\r\nb\n\nc", 3).empty());
  CHECK(line_of("a\r\nb\n\nc", 4) == "c");
  CHECK(line_of("a", 2).empty());
}

TEST_CASE("a result holds a value or the reason that there is none") {
  Result<int> value = 3;
  REQUIRE(value.ok());
  CHECK(*value == 3);
  Result<int> failure = Error{Error::Code::Io, "message", "hint"};
  REQUIRE_FALSE(failure);
  CHECK(failure.error().message == "message");
  CHECK(Result<void>{}.ok());
}
