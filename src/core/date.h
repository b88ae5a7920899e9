#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace lectern::core {

/// A calendar day, with a time of day where the author gave one; both in the archive's own time zone unless
/// `utc_offset_minutes` says otherwise. Proleptic Gregorian, years 1 to 9999.
struct Date {
  int year = 0;
  int month = 0;                          ///< 1 to 12
  int day = 0;                            ///< 1 to 31
  std::optional<int> minute_of_day;       ///< 0 to 1439
  std::optional<int> utc_offset_minutes;  ///< only with `minute_of_day`

  auto operator<=>(const Date&) const = default;
};

/// Reads `2021-03-30`, `2021-03-30 09:10[:30]`, `2021-03-30T09:10[:30][Z|+08:00]`; nothing for anything else,
/// impossible days included.
std::optional<Date> parse_date(std::string_view text);

/// `2021-03-30`.
std::string iso_day(const Date& date);

}  // namespace lectern::core
