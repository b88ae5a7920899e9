#pragma once

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>

/// The bytes of the example `name` of src/web_index/FORMAT.md: a code block that opens with "```hex name".
inline std::string format_example(const std::string& name) {
  std::ifstream page(LECTERN_TESTS_DIR "/../src/web_index/FORMAT.md");
  std::string line, bytes;
  while (std::getline(page, line) && line != "```hex " + name) {
  }
  while (std::getline(page, line) && line != "```") {
    std::istringstream digits(line.substr(0, line.find('#')));
    for (std::string byte; digits >> byte;) bytes += static_cast<char>(std::stoi(byte, nullptr, 16));
  }
  if (bytes.empty()) throw std::runtime_error("FORMAT.md has no example " + name);
  return bytes;
}
