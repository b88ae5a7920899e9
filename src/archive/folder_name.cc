#include "archive/folder_name.h"

#include <algorithm>
#include <array>

namespace lectern::archive {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_separator(char c) {
  return c == '-' || c == '_' || c == '.' || c == ' ';
}

bool ends_with(std::string_view text, std::string_view ending) {
  return text.size() >= ending.size() && text.substr(text.size() - ending.size()) == ending;
}

/// Takes the digits at the beginning of `text`, without leading zeros.
std::string_view take_number(std::string_view& text) {
  const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
  std::string_view digits = text.substr(0, end);
  text.remove_prefix(end);
  digits.remove_prefix(std::min(digits.find_first_not_of('0'), digits.size()));
  return digits;
}

/// Negative, zero or positive, as `a` stands before, with or after `b`; leading zeros do not count.
int compare_naturally(std::string_view a, std::string_view b) {
  while (!a.empty() && !b.empty()) {
    if (is_digit(a.front()) && is_digit(b.front())) {
      const std::string_view first = take_number(a);
      const std::string_view second = take_number(b);
      if (first.size() != second.size()) return first.size() < second.size() ? -1 : 1;
      if (const int order = first.compare(second); order != 0) return order;
    } else if (a.front() != b.front()) {
      return static_cast<unsigned char>(a.front()) < static_cast<unsigned char>(b.front()) ? -1 : 1;
    } else {
      a.remove_prefix(1);
      b.remove_prefix(1);
    }
  }
  return a.empty() == b.empty() ? 0 : a.empty() ? -1 : 1;
}

/// `01-` and `2021-03-30 ` at the beginning of a name order it, and say nothing.
std::string_view without_numbers(std::string_view name) {
  std::string_view rest = name;
  while (!rest.empty() && is_digit(rest.front())) {
    std::string_view after = rest;
    take_number(after);
    const std::size_t separators = after.find_first_not_of("-_. ");
    if (separators == 0) break;  // `3d-printing`
    rest = separators == std::string_view::npos ? std::string_view() : after.substr(separators);
  }
  return rest.empty() ? name : rest;
}

}  // namespace

bool is_ignored_name(std::string_view name) {
  constexpr std::array<std::string_view, 3> kNames = {"Thumbs.db", "desktop.ini", "__MACOSX"};
  constexpr std::array<std::string_view, 4> kEndings = {"~", ".swp", ".swo", ".bak"};
  if (name.empty() || name.front() == '.') return true;
  if (name.size() > 1 && name.front() == '#' && name.back() == '#') return true;
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end() ||
         std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view e) { return ends_with(name, e); });
}

std::string readable_title(std::string_view name) {
  std::string out(without_numbers(name));
  if (out.find_first_not_of("0123456789-_. ") == std::string::npos) return std::string(name);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c != '.' && is_separator(c); }, ' ');
  if (out.front() >= 'a' && out.front() <= 'z') out.front() = static_cast<char>(out.front() - 'a' + 'A');
  return out;
}

bool natural_less(std::string_view a, std::string_view b) {
  const int order = compare_naturally(a, b);
  return order != 0 ? order < 0 : a < b;
}

}  // namespace lectern::archive
