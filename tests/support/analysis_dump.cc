// Prints what the C++ analysis does, for tests that hold the browser's against it.
//
//   analysis_dump table             the pairs of traditional and simplified characters, in one string
//   analysis_dump folds             a JSON object: `assigned`, the ranges of code points that this ICU knows, and
//                                   `folds`, each of them that folding changes with what it becomes
//   analysis_dump stems < words     the stem of each line
//   analysis_dump tokens < strings  one JSON string a line; one JSON array of tokens a line

#include <unicode/uchar.h>

#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "core/utf8.h"
#include "language/analysis.h"
#include "language/stemmer.h"

namespace {

using lectern::language::Token;

std::string utf8(char32_t code_point) {
  std::string text;
  lectern::core::append_utf8(text, code_point);
  return text;
}

void print_table() {
  for (const auto& [traditional, simplified] : lectern::language::simplified_forms()) {
    std::cout << utf8(traditional) << utf8(simplified);
  }
  std::cout << '\n';
}

bool is_assigned(char32_t c) {
  return U_GET_GC_MASK(static_cast<UChar32>(c)) & ~(U_GC_CN_MASK | U_GC_CS_MASK);
}

void print_folds() {
  nlohmann::ordered_json assigned = nlohmann::ordered_json::array();
  nlohmann::ordered_json folds = nlohmann::ordered_json::object();
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (!is_assigned(c)) continue;
    if (c == 0 || !is_assigned(c - 1)) assigned.push_back({c, c});
    assigned.back()[1] = c;
    std::string text = utf8(c);
    std::string folded = lectern::language::fold(text);
    if (folded != text) folds[std::move(text)] = std::move(folded);
  }
  std::cout << nlohmann::ordered_json{{"assigned", std::move(assigned)}, {"folds", std::move(folds)}}.dump() << '\n';
}

void print_stems() {
  for (std::string word; std::getline(std::cin, word);) std::cout << lectern::language::stem(word) << '\n';
}

std::size_t utf16_length(std::string_view text) {
  std::size_t length = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    length += lectern::core::next_code_point(text, offset) >= 0x10000 ? 2 : 1;
  }
  return length;
}

nlohmann::ordered_json to_json(const Token& token, std::string_view text) {
  return {{"term", token.term},
          {"surface", token.surface},
          {"begin", token.begin},
          {"end", token.end},
          {"begin16", utf16_length(text.substr(0, token.begin))},
          {"end16", utf16_length(text.substr(0, token.end))},
          {"position", token.position},
          {"run", token.run},
          {"kind", token.kind == Token::Kind::Word ? "word" : "ngram"}};
}

void print_tokens() {
  for (std::string line; std::getline(std::cin, line);) {
    const auto text = nlohmann::json::parse(line).get<std::string>();
    nlohmann::ordered_json tokens = nlohmann::ordered_json::array();
    for (const Token& token : lectern::language::analyze(text)) tokens.push_back(to_json(token, text));
    std::cout << tokens.dump() << '\n';
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  const std::string command = argc == 2 ? argv[1] : "";
  if (command == "table") {
    print_table();
  } else if (command == "folds") {
    print_folds();
  } else if (command == "stems") {
    print_stems();
  } else if (command == "tokens") {
    print_tokens();
  } else {
    std::cerr << "usage: analysis_dump table|folds|stems|tokens\n";
    return 2;
  }
  return 0;
}
