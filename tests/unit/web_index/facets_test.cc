#include "web_index/facets.h"

#include <catch2/catch.hpp>

#include "is_damaged.h"
#include "support/corruption.h"
#include "support/format_example.h"
#include "web_index/bytes.h"

using namespace lectern;
using namespace lectern::web_index;

namespace {

/// One lesson in Chinese, the next in both languages.
DocumentTable documents() {
  return {2, {{"en", 0, {1}}, {"zh", 0, {0, 1}}}};
}

core::Result<Facets> decode(std::string_view content) {
  return decode_facets(content, documents(), "f.bin");
}

Facets example() {
  Facets out;
  out.courses = {{"c", 2, {"C", "课"}}};
  out.guests = {{}, {}, {"王芳"}};
  out.tags = {{"a"}, {"b"}, {"b"}};
  out.readings = {{"fang", "芳"}, {"ke", "课"}, {"wang", "王"}};
  return out;
}

core::Card card(std::string title, std::vector<std::string> guests, std::vector<std::string> tags) {
  core::Card out;
  out.course_title = std::move(title);
  out.guests = std::move(guests);
  out.tags = std::move(tags);
  return out;
}

}  // namespace

TEST_CASE("the example of facets in FORMAT.md is written and read so") {
  CHECK(encode_facets(example()) == format_example("facets"));
  CHECK(decode(format_example("facets")).value() == example());
}

TEST_CASE("courses are told from the names of lessons") {
  const DocumentTable table = {4, {{"en", 0, {0, 1, 2, 3}}}};
  const Facets facets = facets_of_lessons({"a-b/1", "a/1", "a/2", "lonely"}, table);
  CHECK(facets.courses == std::vector<CourseFacet>{{"a-b", 1, {""}}, {"a", 2, {""}}, {"lonely", 1, {""}}});
  CHECK(facets.guests.size() == 4);
}

TEST_CASE("a write-up has each guest and tag once, and the first of a course names it") {
  Facets facets = facets_of_lessons({"c/1", "c/2"}, documents());
  put_facets(facets, documents(), 1, card("C", {}, {"a", "a", ""}));
  put_facets(facets, documents(), 2, card("课", {}, {"x"}));
  put_facets(facets, documents(), 3, card("another", {"王芳"}, {"b"}));
  put_facets(facets, documents(), 2, card("课", {}, {"b"}));
  tell_readings(facets);
  CHECK(facets == example());
}

TEST_CASE("names are read as names, each character in all its ways") {
  Facets facets = facets_of_lessons({"c/1", "c/2"}, documents());
  put_facets(facets, documents(), 2, card("社区", {"单吕", "Ann 俞单"}, {"iot"}));
  tell_readings(facets);
  const std::vector<SyllableReading> expected = {{"dan", "单"}, {"lu", "吕"},   {"lv", "吕"},  {"lyu", "吕"},
                                                 {"qu", "区"},  {"shan", "单"}, {"she", "社"}, {"yu", "俞"}};
  CHECK(facets.readings == expected);
}

TEST_CASE("readings that break a rule are damage") {
  const auto with = [](std::vector<SyllableReading> readings) {
    Facets facets = example();
    facets.readings = std::move(readings);
    return decode(encode_facets(facets));
  };
  CHECK(with({{"a", "阿"}, {"b", "一丁"}}));
  CHECK(is_damaged(with({{"b", "一"}, {"a", "阿"}}), "f.bin"));
  CHECK(is_damaged(with({{"a", "阿"}, {"a", "一"}}), "f.bin"));
  CHECK(is_damaged(with({{"", "阿"}}), "f.bin"));
  CHECK(is_damaged(with({{"A", "阿"}}), "f.bin"));
  CHECK(is_damaged(with({{"a", ""}}), "f.bin"));
  CHECK(is_damaged(with({{"a", "丁一"}}), "f.bin"));
  CHECK(is_damaged(with({{"a", "一一"}}), "f.bin"));
  CHECK(is_damaged(with({{"a", "x"}}), "f.bin"));
}

TEST_CASE("facets of no documents read back") {
  CHECK(decode_facets(encode_facets({}), {}, "f.bin").value() == Facets());
}

TEST_CASE("facets of other documents than there are, or that break a rule, are damage") {
  CHECK(is_damaged(decode(format_example("facets") + '\0'), "f.bin"));
  CHECK(
      is_damaged(decode_facets(format_example("facets"), {3, {{"en", 0, {1}}, {"zh", 0, {0, 2}}}}, "f.bin"), "f.bin"));
  CHECK(is_damaged(decode_facets(format_example("facets"), {2, {{"en", 0, {0, 1}}}}, "f.bin"), "f.bin"));
  const auto with_names = [](std::initializer_list<std::string_view> names, std::vector<std::uint32_t> numbers) {
    ByteWriter out;
    out.raw(encode_facets({{{"c", 2, {"C", "课"}}}, {}, {}, {}}).substr(0, 10));
    out.varint(static_cast<std::uint32_t>(names.size()));
    for (const std::string_view name : names) out.text(name);
    for (const std::uint32_t number : numbers) out.varint(number);
    out.varint(0);
    out.varint(0);
    return decode(out.bytes());
  };
  CHECK(with_names({"a", "b"}, {1, 0, 2, 0, 1}));
  CHECK(is_damaged(with_names({"b", "a"}, {1, 0, 1, 0}), "f.bin"));
  CHECK(is_damaged(with_names({"a", "a"}, {1, 0, 1, 0}), "f.bin"));
  CHECK(is_damaged(with_names({""}, {1, 0}), "f.bin"));
  CHECK(is_damaged(with_names({"\xFF"}, {1, 0}), "f.bin"));
  CHECK(is_damaged(with_names({"a"}, {0}), "f.bin"));
  CHECK(is_damaged(with_names({"a"}, {1, 3}), "f.bin"));
  CHECK(is_damaged(with_names({"a"}, {2, 2, UINT32_MAX}), "f.bin"));
}

TEST_CASE("truncated and flipped facets are damaged or other facets, never worse") {
  const std::string content = encode_facets(example());
  for_each_truncation(content, [](const std::string& cut) { REQUIRE(is_damaged(decode(cut), "f.bin")); });
  for_each_flip(content, 5000, [](const std::string& flipped) {
    const auto result = decode(flipped);
    if (result) REQUIRE(encode_facets(*result) == flipped);
    if (!result) REQUIRE(is_damaged(result, "f.bin"));
  });
}
