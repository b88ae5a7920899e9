#include "scaffold/numbering.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace lectern::scaffold {
namespace {

constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kSeparators = "-_. ";
constexpr std::size_t kMostDigits = 3;  // four are a year
constexpr std::size_t kDayLength = 10;  // 2021-03-30

struct Number {
  int value;
  std::size_t width;
  char separator;
};

/// `-` of `-welcome`, and where nothing follows; nothing when another character does.
std::optional<char> separator_of(std::string_view rest) {
  if (rest.empty()) return '-';
  if (kSeparators.find(rest.front()) == std::string_view::npos) return std::nullopt;
  return rest.front();
}

std::optional<Number> number_of(std::string_view name) {
  const std::size_t width = std::min(name.find_first_not_of(kDigits), name.size());
  if (width == 0 || width > kMostDigits) return std::nullopt;
  const auto separator = separator_of(name.substr(width));
  if (!separator) return std::nullopt;
  return Number{std::stoi(std::string(name.substr(0, width))), width, *separator};
}

/// What stands between a date at the beginning of `name` and the rest.
std::optional<char> separator_after_day(std::string_view name) {
  if (name.size() < kDayLength || !core::parse_date(name.substr(0, kDayLength))) return std::nullopt;
  return separator_of(name.substr(kDayLength));
}

std::optional<Number> highest_number(const std::vector<std::string>& names) {
  std::optional<Number> out;
  for (const std::string& name : names) {
    const auto number = number_of(name);
    if (number && (!out || number->value > out->value)) out = number;
  }
  return out;
}

}  // namespace

Prefix next_prefix(const std::vector<std::string>& names, const core::Date& today, std::string_view first) {
  if (names.empty()) return {std::string(first), 1};
  if (const auto last = highest_number(names)) {
    const int next = last->value + 1;
    return {fmt::format("{:0{}}{}", next, last->width, last->separator), next};
  }
  const int position = static_cast<int>(names.size()) + 1;
  for (const std::string& name : names) {
    if (const auto separator = separator_after_day(name)) return {core::iso_day(today) + *separator, position};
  }
  return {"", position};
}

}  // namespace lectern::scaffold
