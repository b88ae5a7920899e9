#include "core/utf8.h"

#include <catch2/catch.hpp>

using namespace lectern::core;
using namespace std::string_literals;

TEST_CASE("every scalar value survives being written and read, and nothing else is valid") {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    std::string bytes;
    append_utf8(bytes, c);
    const bool surrogate = c >= 0xD800 && c <= 0xDFFF;
    if (first_invalid_utf8(bytes).has_value() != surrogate) FAIL("U+" << std::hex << static_cast<unsigned>(c));
    std::size_t offset = 0;
    if (!surrogate && (next_code_point(bytes, offset) != c || offset != bytes.size())) {
      FAIL("U+" << std::hex << static_cast<unsigned>(c));
    }
  }
}

TEST_CASE("the first bad byte is found where it stands") {
  struct Row {
    std::string text;
    std::size_t offset;
  };
  const Row rows[] = {
      {"ab\xFF", 2}, {"\xC0\x80", 0},         {"\xE0\x80\x80", 0},     {"\xED\xA0\x80", 0}, {"中\xE4\xB8", 3},
      {"\x80", 0},   {"\xF4\x90\x80\x80", 0}, {"\xF5\x80\x80\x80", 0}, {"a\xC3", 1},        {"\xF0\x8F\xBF\xBF", 0},
  };
  for (const Row& row : rows) CHECK(first_invalid_utf8(row.text) == row.offset);
  CHECK_FALSE(first_invalid_utf8("a\0中𠀀"s).has_value());
}

TEST_CASE("cells are counted as terminals draw them") {
  CHECK(cell_width(U'a') == 1);
  CHECK(cell_width(U'中') == 2);
  CHECK(cell_width(U'，') == 2);
  CHECK(cell_width(U'가') == 2);
  CHECK(cell_width(U'\u0301') == 0);
  CHECK(cell_width(U'\u200B') == 0);
  CHECK(cell_width(U'😀') == 2);
  CHECK(cell_width(U'é') == 1);
  CHECK(cell_width(U'𠀀') == 2);
}

TEST_CASE("text is cut between code points") {
  CHECK(prefix_code_points("中文abc", 3) == "中文a");
  CHECK(prefix_code_points("中", 9) == "中");
  CHECK(code_point_count("中文abc") == 5);
}
