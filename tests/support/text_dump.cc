// Trains a codebook on texts and packs them, for the tests of the browser's decoder: see web/.
//
//     text_dump SAMPLE < texts      one JSON string a line, of which the first SAMPLE are the sample; answers in hex,
//     the
//                                   codebook in the first line, then each text in one
#include <fmt/format.h>

#include <cstdlib>
#include <iostream>
#include <nlohmann/json.hpp>

#include "web_index/codebook.h"

namespace {

std::string hex(const std::string& bytes) {
  std::string digits;
  for (const unsigned char byte : bytes) digits += fmt::format("{:02x}", byte);
  return digits;
}

}  // namespace

int main(int count, char** arguments) {
  using namespace lectern::web_index;
  if (count != 2) {
    std::cerr << "usage: text_dump SAMPLE\n";
    return 2;
  }
  const auto sample_size = static_cast<std::size_t>(std::atoi(arguments[1]));
  std::vector<std::string> texts;
  for (std::string line; std::getline(std::cin, line);) texts.push_back(nlohmann::json::parse(line));
  const std::vector<std::string> sample(texts.begin(), texts.begin() + std::min(sample_size, texts.size()));
  const Codebook codebook = Codebook::train(sample);
  std::cout << hex(codebook.encode()) << '\n';
  for (const std::string& text : texts) std::cout << hex(codebook.pack(text)) << '\n';
}
