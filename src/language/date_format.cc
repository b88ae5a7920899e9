#include <fmt/format.h>
#include <unicode/datefmt.h>
#include <unicode/gregocal.h>

#include <array>
#include <memory>

#include "language/format.h"
#include "language/locale.h"
#include "language/unicode_text.h"

namespace lectern::language {
namespace {

constexpr std::array kEnglishMonths = {"January", "February", "March",     "April",   "May",      "June",
                                       "July",    "August",   "September", "October", "November", "December"};

/// The locale's long form; empty when ICU cannot say.
std::string long_form(const core::Date& date, const core::LanguageTag& language) {
  std::optional<icu::Locale> locale = known_locale(language);
  if (!locale) return {};
  UErrorCode status = U_ZERO_ERROR;
  locale->setKeywordValue("calendar", "gregorian", status);
  const std::unique_ptr<icu::DateFormat> format(icu::DateFormat::createDateInstance(icu::DateFormat::kLong, *locale));
  icu::GregorianCalendar calendar(*icu::TimeZone::getGMT(), *locale, status);
  if (format == nullptr || U_FAILURE(status)) return {};
  calendar.setGregorianChange(-8.64e15, status);  // the Gregorian calendar for all times
  calendar.clear();
  calendar.set(date.year, date.month - 1, date.day);
  format->adoptCalendar(calendar.clone());
  icu::UnicodeString text;
  format->format(calendar.getTime(status), text);
  return U_FAILURE(status) ? std::string() : to_utf8(text);
}

std::string format_day(const core::Date& date, const core::LanguageTag& language) {
  const std::string_view primary = core::primary_subtag(language);
  if (primary == "zh") return fmt::format("{}年{}月{}日", date.year, date.month, date.day);
  if (primary == "en") {
    return fmt::format("{} {} {}", date.day, kEnglishMonths.at(static_cast<std::size_t>(date.month - 1)), date.year);
  }
  std::string day = long_form(date, language);
  return day.empty() ? core::iso_day(date) : day;
}

}  // namespace

std::string format_date(const core::Date& date, const core::LanguageTag& language) {
  std::string text = format_day(date, language);
  if (date.minute_of_day) text += fmt::format(" {:02}:{:02}", *date.minute_of_day / 60, *date.minute_of_day % 60);
  return text;
}

}  // namespace lectern::language
