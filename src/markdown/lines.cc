#include "markdown/lines.h"

#include <algorithm>

namespace lectern::markdown {
namespace {

constexpr std::string_view kBlank = " \t";
constexpr std::size_t kMaxLabelBytes = 1002;

}  // namespace

std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
    lines.push_back({text.substr(begin, end - begin), begin});
    begin = text.substr(end, 2) == "\r\n" ? end + 2 : end + 1;
  }
  return lines;
}

std::size_t marker_length(std::string_view rest) {
  const char first = rest.front();
  if (first == '>') return 1;
  const auto spaced = [&](std::size_t at) {
    return at >= rest.size() || kBlank.find(rest[at]) != std::string_view::npos;
  };
  if (first == '-' || first == '+' || first == '*') return spaced(1) ? 1 : 0;
  if (rest.substr(0, 2) == "[^") {
    const std::size_t end = rest.substr(0, kMaxLabelBytes).find("]:");
    return end == std::string_view::npos ? 0 : end + 2;
  }
  const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
  if (digits == 0 || digits > 9 || digits == rest.size()) return 0;
  return (rest[digits] == '.' || rest[digits] == ')') && spaced(digits + 1) ? digits + 1 : 0;
}

}  // namespace lectern::markdown
