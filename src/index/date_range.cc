#include "index/date_range.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <initializer_list>
#include <utility>
#include <vector>

#include "core/date.h"

namespace lectern::index {
namespace {

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return text.ends_with(ending); });
}

constexpr char kTo = '~';

/// A hyphen between two dates that cannot be one within a date: `2021-2022`, `3月-6月`.
void tell_hyphens_apart(std::string& text) {
  for (std::size_t at = 1; at + 1 < text.size(); ++at) {
    if (text[at] != '-' || !is_digit(text[at + 1])) continue;
    const std::string_view before = std::string_view(text).substr(0, at);
    const bool years = at == 4 && text.size() == 9 && text.find_first_not_of("0123456789-") == std::string::npos &&
                       text.find('-') == 4 && text.rfind('-') == 4;
    if (years || ends_with_any(before, {"年", "月", "日", "号"})) {
      text[at] = kTo;
      return;
    }
  }
}

/// Two dates, or one, with kTo between them, whatever stands there.
std::string with_one_sign(std::string_view text) {
  std::string out(text);
  replace_all(out, " ", "");
  tell_hyphens_apart(out);
  while (out.find("——") != std::string::npos) replace_all(out, "——", "—");
  for (const std::string_view sign : {"...", "..", "〜", "–", "—", "至", "到"}) replace_all(out, sign, "~");
  return out;
}

/// `2021年3月30日`, `2021.3.30` and `2021/3/30` as `2021-3-30`.
std::string with_hyphens(std::string_view text) {
  std::string out(text);
  for (const std::string_view separator : {"年", "月", "/", "."}) replace_all(out, separator, "-");
  for (const std::string_view day : {"日", "号"}) {
    if (!out.ends_with(day)) continue;
    out.resize(out.size() - day.size());
    break;
  }
  if (out.ends_with('-')) out.pop_back();
  return out;
}

/// A number of at least `min_digits` and at most `max_digits` decimal digits.
std::optional<int> read_number(std::string_view text, std::size_t min_digits, std::size_t max_digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc{} && end == text.data() + text.size() && !text.starts_with('-');
  if (!whole || text.size() < min_digits || text.size() > max_digits) return std::nullopt;
  return value;
}

using Numbers = std::vector<int>;  // year, month and day as far as they are given

/// `before` is the beginning of the range that `text` ends: what it does not say is the same.
std::optional<Numbers> read_numbers(std::string_view text, const Numbers& before) {
  const std::string hyphened = with_hyphens(text);
  Numbers out;
  bool has_year = false;
  for (std::string_view rest = hyphened; out.size() < 3;) {
    const std::size_t hyphen = rest.find('-');
    const std::string_view digits = rest.substr(0, hyphen);
    if (out.empty()) has_year = digits.size() == 4;
    const auto number = out.empty() && has_year ? read_number(digits, 4, 4) : read_number(digits, 1, 2);
    if (!number) return std::nullopt;
    out.push_back(*number);
    if (hyphen != std::string_view::npos) {
      rest.remove_prefix(hyphen + 1);
      continue;
    }
    if (has_year) return out;
    const std::size_t count = std::min<std::size_t>(before.size(), text.ends_with("月") ? 2 : 3);
    if (count <= out.size()) return std::nullopt;
    out.insert(out.begin(), before.begin(), before.begin() + static_cast<std::ptrdiff_t>(count - out.size()));
    return out;
  }
  return std::nullopt;
}

std::optional<std::string> real_day(int year, int month, int day) {
  std::string out = fmt::format("{:04}-{:02}-{:02}", year, month, day);
  if (!core::parse_date(out)) return std::nullopt;
  return out;
}

std::optional<std::string> last_day_of_month(int year, int month) {
  for (int day = 31; day >= 28; --day) {
    if (auto out = real_day(year, month, day)) return out;
  }
  return std::nullopt;
}

struct Period {
  DateRange range;
  Numbers numbers;
};

/// A day, or the month or year as its first and last day.
std::optional<Period> read_period(std::string_view text, const Numbers& before) {
  auto numbers = read_numbers(text, before);
  if (!numbers) return std::nullopt;
  const int year = numbers->front();
  const bool has_month = numbers->size() > 1;
  const bool has_day = numbers->size() > 2;
  const auto from = real_day(year, has_month ? (*numbers)[1] : 1, has_day ? (*numbers)[2] : 1);
  const auto to = has_day ? from : last_day_of_month(year, has_month ? (*numbers)[1] : 12);
  if (!from || !to) return std::nullopt;
  return Period{{*from, *to}, *std::move(numbers)};
}

}  // namespace

std::optional<DateRange> parse_date_range(std::string_view text) {
  const std::string written = with_one_sign(text);
  const std::size_t to = written.find(kTo);
  const std::string_view left = std::string_view(written).substr(0, to);
  std::optional<Period> first = left.empty() ? Period{} : read_period(left, {});
  if (!first) return std::nullopt;
  if (to == std::string::npos) return left.empty() ? std::nullopt : std::optional(first->range);
  const std::string_view right = std::string_view(written).substr(to + 1);
  if (left.empty() && right.empty()) return std::nullopt;
  const std::optional<Period> last = right.empty() ? Period{} : read_period(right, first->numbers);
  if (!last) return std::nullopt;
  const auto& [from, end] = std::pair(first->range, last->range);
  if (!left.empty() && !right.empty() && end.from < from.from) return DateRange{end.from, from.to};
  return DateRange{from.from, end.to};
}

}  // namespace lectern::index
