// Prints what C++ makes of queries and snippets, for tests that hold the browser's against it. Reads JSON, a line each:
//
//   query_dump queries    a string: answers with the query in the form of query_text.h
//   query_dump snippets   [text, query, cells]: answers with the snippet and the marked text
//   query_dump widths     answers with the cells of every code point that is not a surrogate, one digit each

#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "core/utf8.h"
#include "index/snippet.h"
#include "support/query_text.h"

namespace {

using nlohmann::json;

json answer_query(const json& line) {
  return query_text(lectern::index::parse_query(line.get<std::string>()));
}

json answer_snippet(const json& line) {
  const auto text = line.at(0).get<std::string>();
  const auto query = lectern::index::parse_query(line.at(1).get<std::string>());
  const auto cells = line.at(2).get<std::size_t>();
  return {snippet_text(lectern::index::make_snippet(text, query, cells)),
          snippet_text(lectern::index::mark_matches(text, query))};
}

void print_widths() {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c < 0xD800 || c > 0xDFFF) std::cout << lectern::core::cell_width(c);
  }
  std::cout << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  const std::string command = argc == 2 ? argv[1] : "";
  if (command == "widths") {
    print_widths();
    return 0;
  }
  if (command != "queries" && command != "snippets") {
    std::cerr << "usage: query_dump queries|snippets|widths\n";
    return 2;
  }
  for (std::string line; std::getline(std::cin, line);) {
    const json asked = json::parse(line);
    std::cout << (command == "queries" ? answer_query(asked) : answer_snippet(asked)).dump() << '\n';
  }
  return 0;
}
