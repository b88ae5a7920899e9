#include "index/date_range.h"

#include <fmt/format.h>

#include <charconv>
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

/// `2021年3月30日` and `2021/3/30` as `2021-3-30`.
std::string with_hyphens(std::string_view text) {
  std::string out(text);
  for (const std::string_view separator : {"年", "月", "/"}) replace_all(out, separator, "-");
  constexpr std::string_view kDay = "日";
  if (std::string_view(out).ends_with(kDay)) out.resize(out.size() - kDay.size());
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

/// Year, month and day as far as they are given.
std::optional<std::vector<int>> read_numbers(std::string_view text) {
  std::vector<int> out;
  while (out.size() < 3) {
    const std::size_t hyphen = text.find('-');
    const auto number =
        out.empty() ? read_number(text.substr(0, hyphen), 4, 4) : read_number(text.substr(0, hyphen), 1, 2);
    if (!number) return std::nullopt;
    out.push_back(*number);
    if (hyphen == std::string_view::npos) return out;
    text.remove_prefix(hyphen + 1);
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

/// A day, or the month or year as its first and last day.
std::optional<DateRange> read_period(std::string_view text) {
  const auto numbers = read_numbers(with_hyphens(text));
  if (!numbers) return std::nullopt;
  const int year = numbers->front();
  const bool has_month = numbers->size() > 1;
  const bool has_day = numbers->size() > 2;
  const auto from = real_day(year, has_month ? (*numbers)[1] : 1, has_day ? (*numbers)[2] : 1);
  const auto to = has_day ? from : last_day_of_month(year, has_month ? (*numbers)[1] : 12);
  if (!from || !to) return std::nullopt;
  return DateRange{*from, *to};
}

}  // namespace

std::optional<DateRange> parse_date_range(std::string_view text) {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) return read_period(text);
  const std::string_view left = text.substr(0, dots), right = text.substr(dots + 2);
  if (left.empty() && right.empty()) return std::nullopt;
  const auto first = left.empty() ? DateRange{} : read_period(left);
  const auto last = right.empty() ? DateRange{} : read_period(right);
  if (!first || !last) return std::nullopt;
  if (!left.empty() && !right.empty() && last->from < first->from) return DateRange{last->from, first->to};
  return DateRange{first->from, last->to};
}

}  // namespace lectern::index
