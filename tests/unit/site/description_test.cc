#include "site/description.h"

#include <catch2/catch.hpp>

#include "core/utf8.h"
#include "unit/site/little_archive.h"

namespace lectern::site {

TEST_CASE("The beginning of a text is cut where readers would cut it") {
  struct Row {
    const char* text;
    std::size_t cells;
    const char* beginning;
  };
  const Row rows[] = {
      {"", 10, ""},
      {"short", 10, "short"},
      {"  two\n\twords ", 20, "two words"},
      {"one two three", 13, "one two three"},
      {"one two three", 12, "one two…"},
      {"one two three", 7, "one two…"},
      {"one two three", 8, "one two…"},
      {"unbreakable", 5, "unbre…"},
      {"社区防疫", 8, "社区防疫"},
      {"社区防疫", 7, "社区防…"},
      {"社区 防疫", 6, "社区…"},
      {"社区 abc", 6, "社区…"},
      {"é\u0301x", 2, "é\u0301x"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text, row.cells);
    CHECK(beginning_of(row.text, row.cells) == row.beginning);
  }
}

TEST_CASE("A page is described by its summary, else by its first text, else by its title") {
  const archive::Archive archive = little_archive();
  const archive::Lesson& lesson = archive.courses[0].lessons[0];
  CHECK(facts_of(lesson.write_ups[0], little_document()).description == "社区在公共危机中的角色。");
  CHECK(facts_of(lesson.write_ups[1], little_document()).description == "Opening.");
  CHECK(facts_of(lesson.write_ups[1], {}).description == "How communities look for risks");
}

}  // namespace lectern::site
