#include "history/change_times.h"

#include <catch2/catch.hpp>
#include <string_view>

namespace lectern::history {

using namespace std::string_view_literals;

TEST_CASE("a file last changed at the latest of the commits that changed it") {
  const auto times = parse_log(
      "\x01"
      "300\0\nc/1/index.en.md\0\x01"
      "200\0\nc/1/index.en.md\0c/1/index.zh.md\0\x01"
      "400\0\nc/1/index.zh.md\0"sv,
      "");
  CHECK(times == std::map<std::string, Time, std::less<>>{{"c/1/index.en.md", 300}, {"c/1/index.zh.md", 400}});
}

TEST_CASE("paths are those below the archive, in a repository that holds more") {
  const std::string_view log =
      "\x01"
      "5\0\narchive/a.md\0archive2/b.md\0c.md\0archive/\xE4\xBD\xA0 \"x\".md\0"sv;
  const auto times = parse_log(log, "archive/");
  CHECK(times == std::map<std::string, Time, std::less<>>{{"a.md", 5}, {"\xE4\xBD\xA0 \"x\".md", 5}});
}

TEST_CASE("commits without files, no commits and nonsense give nothing") {
  for (const std::string_view log : {""sv, "\0"sv,
                                     "\x01"
                                     "7\0"sv,
                                     "\x01"
                                     "7\0\x01"
                                     "8\0"sv,
                                     "\x01\0\n\0"sv}) {
    CHECK(parse_log(log, "").empty());
  }
}

TEST_CASE("what is not committed is known by its path") {
  const auto files = parse_status(" M a/c/1.md\0?? a/new.md\0M  b.md\0 D a/x\0"sv, "a/");
  CHECK(files == std::set<std::string, std::less<>>{"c/1.md", "new.md", "x"});
  CHECK(parse_status("", "").empty());
  CHECK(parse_status("?\0 M\0   \0"sv, "").empty());
}

}  // namespace lectern::history
