#include "core/date.h"

#include <fmt/format.h>

#include <charconv>

namespace lectern::core {
namespace {

/// Reads a date from left to right; every step fails for good once one has failed.
class DateReader {
 public:
  explicit DateReader(std::string_view text) : rest_(text) {}

  /// Exactly `digits` decimal digits between `low` and `high`.
  bool number(std::size_t digits, int low, int high, int& value) {
    if (rest_.size() < digits) return false;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + digits, value);
    if (error != std::errc{} || end != rest_.data() + digits || rest_.front() == '-') return false;
    rest_.remove_prefix(digits);
    return low <= value && value <= high;
  }

  bool one_of(std::string_view characters) {
    if (rest_.empty() || characters.find(rest_.front()) == std::string_view::npos) return false;
    last_ = rest_.front();
    rest_.remove_prefix(1);
    return true;
  }

  char last() const { return last_; }
  bool done() const { return rest_.empty(); }

 private:
  std::string_view rest_;
  char last_ = 0;
};

int days_in_month(int year, int month) {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

bool read_offset(DateReader& reader, Date& date) {
  if (!reader.one_of("Z+-")) return false;
  if (reader.last() == 'Z') {
    date.utc_offset_minutes = 0;
    return true;
  }
  const int sign = reader.last() == '-' ? -1 : 1;
  int hour = 0, minute = 0;
  if (!reader.number(2, 0, 23, hour)) return false;
  reader.one_of(":");
  if (!reader.number(2, 0, 59, minute)) return false;
  date.utc_offset_minutes = sign * (hour * 60 + minute);
  return true;
}

bool read_time(DateReader& reader, Date& date) {
  int hour = 0, minute = 0, second = 0;
  if (!reader.number(2, 0, 23, hour) || !reader.one_of(":") || !reader.number(2, 0, 59, minute)) return false;
  if (reader.one_of(":") && !reader.number(2, 0, 59, second)) return false;
  date.minute_of_day = hour * 60 + minute;
  if (reader.done()) return true;
  reader.one_of(" ");
  return read_offset(reader, date);
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  DateReader reader(text);
  Date date;
  if (!reader.number(4, 1, 9999, date.year) || !reader.one_of("-")) return std::nullopt;
  if (!reader.number(2, 1, 12, date.month) || !reader.one_of("-")) return std::nullopt;
  if (!reader.number(2, 1, days_in_month(date.year, date.month), date.day)) return std::nullopt;
  if (reader.done()) return date;
  if (!reader.one_of(" T") || !read_time(reader, date) || !reader.done()) return std::nullopt;
  return date;
}

std::string iso_day(const Date& date) {
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

}  // namespace lectern::core
