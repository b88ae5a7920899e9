#include "index/query.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "core/utf8.h"
#include "index/schema.h"
#include "language/analysis.h"
#include "support/query_text.h"
#include "support/random_text.h"

using lectern::index::is_title_asked;
using lectern::index::parse_query;
using lectern::index::Query;

namespace {

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

void require_sound(const lectern::index::Item& item) {
  REQUIRE_FALSE(item.terms.empty());
  REQUIRE(item.terms.size() == item.offsets.size());
  REQUIRE(item.offsets.front() == 0);
  for (std::size_t i = 1; i < item.offsets.size(); ++i) {
    REQUIRE(item.offsets[i] > item.offsets[i - 1]);
    REQUIRE(item.offsets[i] <= item.offsets[i - 1] + 2);
  }
  REQUIRE((item.prefix.empty() || (item.terms.size() == 1 && !item.quoted)));
}

void require_sound(const Query& query) {
  std::size_t items = query.exclusions.size(), terms = 0, growing = 0;
  const auto count = [&](const lectern::index::Item& item) {
    require_sound(item);
    terms += item.terms.size();
    growing += item.prefix.empty() ? 0 : 1;
  };
  for (const auto& item : query.exclusions) {
    count(item);
    REQUIRE(item.prefix.empty());
  }
  for (const auto& group : query.groups) {
    REQUIRE_FALSE(group.alternatives.empty());
    for (const auto& item : group.alternatives) count(item);
    items += group.alternatives.size();
  }
  REQUIRE(items <= lectern::index::kMaxQueryItems);
  REQUIRE(terms <= lectern::index::kMaxQueryTerms);
  REQUIRE(growing <= 1);
}

}  // namespace

TEST_CASE("queries mean what the vectors say") {
  std::ifstream file(LECTERN_TESTS_DIR "/vectors/query.json");
  const nlohmann::json vectors = nlohmann::json::parse(file);
  for (const nlohmann::json& vector : vectors.at("queries")) {
    CAPTURE(vector.at("name").get<std::string>());
    CHECK(query_text(parse_query(vector.at("text").get<std::string>())) == vector.at("means").get<std::string>());
  }
}

TEST_CASE("the vectors fold with characters of the whole table") {
  const auto& forms = lectern::language::simplified_forms();
  for (const char* name : {"query", "snippet"}) {
    std::ifstream file(std::string(LECTERN_TESTS_DIR "/vectors/") + name + ".json");
    const auto table = nlohmann::json::parse(file).at("table").get<std::string>();
    for (std::size_t offset = 0; offset < table.size();) {
      const char32_t traditional = lectern::core::next_code_point(table, offset);
      const char32_t simplified = lectern::core::next_code_point(table, offset);
      CHECK(std::find(forms.begin(), forms.end(), std::pair(traditional, simplified)) != forms.end());
    }
  }
}

TEST_CASE("faults in UTF-8 are punctuation") {
  CHECK(query_text(parse_query("a\xff"
                               "b\xe7\xbd ")) == "a & b");
  CHECK(query_text(parse_query("\xed\xa0\x80 x")) == "x");
}

TEST_CASE("what is too long is cut, not refused") {
  CHECK(parse_query(repeated("疫情 防控 ", 100'000)).groups.size() == 2);
  const Query run = parse_query(repeated("虚拟机", 50'000));
  REQUIRE(run.groups.size() == 1);
  CHECK(run.groups.front().alternatives.front().terms.size() == lectern::index::kMaxQueryTerms);
  std::string words;
  for (int i = 0; i < 1000; ++i) words += "w" + std::to_string(i) + ' ';
  CHECK(parse_query(words).groups.size() == lectern::index::kMaxQueryItems);
  CHECK(parse_query(words + "-x").exclusions.empty());
  require_sound(parse_query(repeated("\"", 100'000)));
  require_sound(parse_query(repeated("「", 100'000)));
  require_sound(parse_query(repeated("a OR ", 100'000)));
  require_sound(parse_query(repeated("title:", 100'000)));
}

TEST_CASE("only what stands in the first code points counts") {
  const std::string spaces(lectern::index::kMaxQueryCodePoints - 3, ' ');
  CHECK(query_text(parse_query(spaces + "cat dog")) == "cat~cat");
  CHECK(query_text(parse_query(spaces + "疫情防控")) == "疫情 情防");
}

TEST_CASE("any text makes a sound query") {
  const std::vector<std::string> signs = {"\"",    " ",    "-",  "OR", ":",  "title:", "标题：",
                                          "date:", "2021", "..", "“",  "「", "」",     "lang:"};
  RandomText random(20210330);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = round % 7; i >= 0; --i) {
      text += random.text(6);
      text += signs[static_cast<std::size_t>(round * 31 + i * 17) % signs.size()];
    }
    CAPTURE(text);
    require_sound(parse_query(text));
  }
}

TEST_CASE("a title is asked for by its own words, to the end or on the way to it") {
  const std::string title = "Text to Speech - Raspberry Pi";
  CHECK(is_title_asked(title, parse_query(title)));
  CHECK(is_title_asked(title, parse_query("text to speech: raspberry pi")));
  CHECK(is_title_asked(title, parse_query("text to speech raspberry pi lang:en")));
  CHECK_FALSE(is_title_asked(title, parse_query("speech to text raspberry pi")));
  CHECK_FALSE(is_title_asked(title, parse_query("text to speech")));
  CHECK_FALSE(is_title_asked(title, parse_query("text to speech raspberry pi -wio")));
  CHECK_FALSE(is_title_asked(title, parse_query("\"text to speech raspberry pi\"")));
  CHECK_FALSE(is_title_asked("", parse_query("")));
  CHECK(is_title_asked("物聯網簡介", parse_query("物联网简介")));
  CHECK(is_title_asked("Test, test", parse_query("test test")));
  CHECK(is_title_asked("Test, test", parse_query("test test ")));
}
