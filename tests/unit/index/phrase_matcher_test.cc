#include "index/phrase_matcher.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace lectern::index;

namespace {

bool stands_in(const char* phrase, std::string_view text) {
  const Query query = parse_query('"' + std::string(phrase) + '"');
  return PhraseMatcher(query.groups.at(0).alternatives.at(0)).stands_in(text);
}

}  // namespace

TEST_CASE("a phrase stands where its terms follow each other") {
  struct Row {
    const char* phrase;
    const char* text;
    bool stands;
  };
  const std::vector<Row> rows = {
      {"the lesson", "Of the lessons, two", true},
      {"the lesson", "the second lesson of the day", false},
      {"the lesson", "lesson the", false},
      {"the lesson", "", false},
      {"the the lesson", "the the lesson", true},
      {"the the lesson", "the lesson", false},
      {"is what it is", "it is what it is not", true},
      {"is what it is", "is what it was; it is what", false},
      {"dying to know", "He would die to know.", true},
      {"网络安全", "谈谈网络安全", true},
      {"网络安全", "网络与安全，网络", false},
      {"疫 wifi", "防疫 Wi-Fi, 防疫 WIFI", true},
      {"安全 v2", "网络安全 v2", true},
      {"安全 v2", "网络安全吗 v2", false},
  };
  for (const Row& row : rows) {
    INFO(row.phrase << " in " << row.text);
    CHECK(stands_in(row.phrase, row.text) == row.stands);
  }
}
