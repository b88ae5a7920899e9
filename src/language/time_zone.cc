#include <fmt/format.h>
#include <unicode/gregocal.h>
#include <unicode/timezone.h>

#include <cmath>
#include <cstdlib>
#include <memory>

#include "language/format.h"
#include "language/unicode_text.h"

namespace lectern::language {
namespace {

icu::GregorianCalendar calendar_in(std::string_view time_zone, UErrorCode& status) {
  icu::GregorianCalendar out(icu::TimeZone::createTimeZone(from_utf8(time_zone)), icu::Locale::getRoot(), status);
  out.setGregorianChange(-8.64e15, status);  // the Gregorian calendar for all times
  return out;
}

/// How far the clocks of `time_zone` are before UTC at that time of their own.
int utc_offset_minutes(const core::Date& date, std::string_view time_zone) {
  if (!is_time_zone(time_zone)) return 0;
  UErrorCode status = U_ZERO_ERROR;
  icu::GregorianCalendar calendar = calendar_in(time_zone, status);
  calendar.clear();
  const int minute = date.minute_of_day.value_or(0);
  calendar.set(date.year, date.month - 1, date.day, minute / 60, minute % 60);
  const double milliseconds = calendar.get(UCAL_ZONE_OFFSET, status) + calendar.get(UCAL_DST_OFFSET, status);
  // Before standard time, offsets had seconds, which RFC 3339 cannot say.
  return U_FAILURE(status) ? 0 : static_cast<int>(std::lround(milliseconds / 60000));
}

}  // namespace

bool is_time_zone(std::string_view name) {
  if (name == UCAL_UNKNOWN_ZONE_ID) return false;
  UErrorCode status = U_ZERO_ERROR;
  char region[8];
  icu::TimeZone::getRegion(from_utf8(name), region, sizeof region, status);  // knows no made-up zones like GMT+5
  return U_SUCCESS(status);
}

core::Date day_in(std::string_view time_zone, std::chrono::system_clock::time_point moment) {
  UErrorCode status = U_ZERO_ERROR;
  icu::GregorianCalendar calendar = calendar_in(is_time_zone(time_zone) ? time_zone : "UTC", status);
  const auto since_1970 = std::chrono::duration_cast<std::chrono::milliseconds>(moment.time_since_epoch());
  calendar.setTime(static_cast<double>(since_1970.count()), status);
  return {
      calendar.get(UCAL_YEAR, status), calendar.get(UCAL_MONTH, status) + 1, calendar.get(UCAL_DATE, status), {}, {}};
}

std::string rfc3339(const core::Date& date, std::string_view time_zone) {
  const int minute = date.minute_of_day.value_or(0);
  const int offset = date.utc_offset_minutes ? *date.utc_offset_minutes : utc_offset_minutes(date, time_zone);
  std::string text = fmt::format("{}T{:02}:{:02}:00", core::iso_day(date), minute / 60, minute % 60);
  if (offset == 0) return text + "Z";
  return text + fmt::format("{}{:02}:{:02}", offset < 0 ? '-' : '+', std::abs(offset) / 60, std::abs(offset) % 60);
}

}  // namespace lectern::language
