#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "core/date.h"
#include "core/language.h"

/// Dates, names and orders as readers of a language know them. Nothing here depends on the locale or time zone of the
/// process. Any thread.
namespace lectern::language {

/// `2021年3月30日` for zh, `30 March 2021` for en, the locale's own long form else, ISO 8601 for languages that ICU
/// does not know; with ` 09:10` where a time is known.
std::string format_date(const core::Date& date, const core::LanguageTag& language);

/// RFC 3339, for feeds and sitemaps: the date's own offset, else the one `time_zone` has at that moment; a day
/// without a time is its midnight there. A name that is not a time zone means UTC.
std::string rfc3339(const core::Date& date, std::string_view time_zone);

/// The day that calendars in `time_zone` show at `moment`, without a time. A name that is not a time zone means UTC.
core::Date day_in(std::string_view time_zone, std::chrono::system_clock::time_point moment);

/// Whether `name` is an IANA time zone that ICU knows: `Asia/Shanghai`.
bool is_time_zone(std::string_view name);

/// Sort keys: two texts compare as readers of `language` sort them when their keys compare bytewise. Chinese goes by
/// pinyin, numbers by their value. Keys are bytes, not text, and only mean something among keys of one language.
std::string sort_key(std::string_view text, const core::LanguageTag& language);

/// The name of a language in itself: `中文`, `English`; the tag when ICU does not know it.
std::string language_name(const core::LanguageTag& language);

/// Language and region as link previews want them: `zh_CN`, `en_US`, the region the likeliest when the tag has none.
/// Empty when ICU does not know the language.
std::string locale_name(const core::LanguageTag& language);

/// A readable, stable part of a URL: NFC, lower case, letters and digits of any script kept, everything else one '-',
/// none at the ends. Empty when nothing is left; at most kMaxSlugBytes long, cut at a code-point boundary.
std::string slugify(std::string_view text);
inline constexpr std::size_t kMaxSlugBytes = 160;

}  // namespace lectern::language
