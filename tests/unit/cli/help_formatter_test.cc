#include "cli/help_formatter.h"

#include <catch2/catch.hpp>

using namespace lectern;

TEST_CASE("text is broken at spaces, by the cells that it takes") {
  CHECK(cli::wrapped("one two three", 80) == "one two three\n");
  CHECK(cli::wrapped("one two three", 7) == "one two\nthree\n");
  CHECK(cli::wrapped("one two three", 7, 2) == "one two\n  three\n");
  CHECK(cli::wrapped("一二三 四五", 10) == "一二三\n四五\n");
  CHECK(cli::wrapped("a\n  an example   as it is\n\nb", 8) == "a\n  an example   as it is\n\nb\n");
  CHECK(cli::wrapped("unbreakable", 4) == "unbreakable\n");
  CHECK(cli::wrapped("", 4).empty());
}

TEST_CASE("the value of an option has a name that says what it is") {
  CLI::App app;
  std::string text;
  std::size_t number = 0;
  bool flag = false;
  CHECK(cli::value_name(*app.add_option("--dir", text)->type_name("DIR")) == "DIR");
  CHECK(cli::value_name(*app.add_option("--text", text)) == "TEXT");
  CHECK(cli::value_name(*app.add_option("--one", text)->check(CLI::IsMember({"human", "json"}))) == "human|json");
  CHECK(cli::value_name(*app.add_option("--limit", number)->check(CLI::Range(1, 10))) == "NUMBER");
  CHECK(cli::value_name(*app.add_flag("--flag", flag)).empty());
  const std::map<std::string, std::size_t> numbers{{"fast", 0}, {"slow", 1}};
  CHECK(cli::value_name(*app.add_option("--speed", number)->transform(CLI::CheckedTransformer(numbers))) ==
        "fast|slow");
}
