#include "language/format.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "core/utf8.h"
#include "support/random_text.h"

using namespace lectern;
using core::Date;

namespace {

Date day(int year, int month, int day) {
  return {year, month, day, std::nullopt, std::nullopt};
}

Date at(Date date, int hour, int minute) {
  date.minute_of_day = hour * 60 + minute;
  return date;
}

std::vector<std::string> sorted(std::vector<std::string> words, const std::string& tag) {
  std::sort(words.begin(), words.end(), [&](const std::string& left, const std::string& right) {
    return language::sort_key(left, tag) < language::sort_key(right, tag);
  });
  return words;
}

/// Gives the process another locale and time zone for as long as it lives.
class ForeignProcess {
 public:
  ForeignProcess() {
    setenv("TZ", "America/New_York", 1);
    setenv("LC_ALL", "ja_JP.UTF-8", 1);
    tzset();
  }
  ForeignProcess(const ForeignProcess&) = delete;
  ForeignProcess& operator=(const ForeignProcess&) = delete;
  ~ForeignProcess() {
    unsetenv("TZ");
    unsetenv("LC_ALL");
    tzset();
  }
};

}  // namespace

TEST_CASE("dates are written as readers of the language write them") {
  const Date date = day(2021, 3, 30);
  CHECK(language::format_date(date, "zh") == "2021年3月30日");
  CHECK(language::format_date(date, "zh-Hant") == "2021年3月30日");
  CHECK(language::format_date(date, "en") == "30 March 2021");
  CHECK(language::format_date(date, "en-GB") == "30 March 2021");
  CHECK(language::format_date(date, "fr") == "30 mars 2021");
  CHECK(language::format_date(date, "de") == "30. März 2021");
  CHECK(language::format_date(date, "ja") == "2021年3月30日");
  CHECK(language::format_date(date, "th").find("2021") != std::string::npos);  // not the Buddhist year
}

TEST_CASE("times are written where they are known") {
  CHECK(language::format_date(at(day(2021, 3, 30), 9, 10), "zh") == "2021年3月30日 09:10");
  CHECK(language::format_date(at(day(2021, 12, 1), 0, 0), "en") == "1 December 2021 00:00");
  CHECK(language::format_date(at(day(2021, 12, 1), 23, 59), "fr") == "1 décembre 2021 23:59");
}

TEST_CASE("languages without data get ISO dates, whatever the process speaks") {
  const ForeignProcess foreign;
  CHECK(language::format_date(day(2021, 3, 30), "tlh") == "2021-03-30");
  CHECK(language::format_date(day(2021, 3, 30), "") == "2021-03-30");
  CHECK(language::format_date(day(1, 1, 1), "en") == "1 January 1");
  CHECK(language::format_date(day(1500, 2, 28), "fr") == "28 février 1500");  // no Julian days
}

TEST_CASE("RFC 3339 has the offset of the date, else that of the time zone at that moment") {
  const ForeignProcess foreign;
  CHECK(language::rfc3339(day(2021, 3, 30), "Asia/Shanghai") == "2021-03-30T00:00:00+08:00");
  CHECK(language::rfc3339(at(day(2021, 3, 30), 9, 10), "Asia/Shanghai") == "2021-03-30T09:10:00+08:00");
  CHECK(language::rfc3339(day(2021, 1, 15), "Europe/Berlin") == "2021-01-15T00:00:00+01:00");
  CHECK(language::rfc3339(day(2021, 7, 15), "Europe/Berlin") == "2021-07-15T00:00:00+02:00");
  CHECK(language::rfc3339(day(2021, 7, 15), "America/St_Johns") == "2021-07-15T00:00:00-02:30");
  CHECK(language::rfc3339(day(2021, 7, 15), "Asia/Kathmandu") == "2021-07-15T00:00:00+05:45");
  CHECK(language::rfc3339(day(2021, 7, 15), "UTC") == "2021-07-15T00:00:00Z");
  CHECK(language::rfc3339(day(2021, 7, 15), "Mars/Olympus") == "2021-07-15T00:00:00Z");
  Date own = at(day(2021, 3, 30), 9, 10);
  own.utc_offset_minutes = -210;
  CHECK(language::rfc3339(own, "Asia/Shanghai") == "2021-03-30T09:10:00-03:30");
}

TEST_CASE("RFC 3339 stays well formed where clocks jump, and before there were time zones") {
  CHECK(language::rfc3339(at(day(2021, 3, 28), 2, 30), "Europe/Berlin").substr(0, 19) == "2021-03-28T02:30:00");
  CHECK(language::rfc3339(day(1880, 1, 1), "Asia/Shanghai") == "1880-01-01T00:00:00+08:06");
  CHECK(language::rfc3339(day(1, 1, 1), "UTC") == "0001-01-01T00:00:00Z");
  CHECK(language::rfc3339(day(9999, 12, 31), "UTC") == "9999-12-31T00:00:00Z");
}

TEST_CASE("time zones are the ones of the IANA") {
  for (const char* name : {"Asia/Shanghai", "UTC", "Europe/Berlin", "Etc/GMT+5"}) CHECK(language::is_time_zone(name));
  for (const char* name : {"", "Asia/Peking City", "asia", "GMT+5:30", "Etc/Unknown", "上海", "+08:00"}) {
    CAPTURE(name);
    CHECK_FALSE(language::is_time_zone(name));
  }
  CHECK_FALSE(language::is_time_zone(std::string(100000, 'x')));
}

TEST_CASE("Chinese sorts by pinyin, numbers by value, case and accents last") {
  CHECK(sorted({"张三", "李四", "王五", "阿甲"}, "zh") == std::vector<std::string>{"阿甲", "李四", "王五", "张三"});
  CHECK(sorted({"Lesson 10", "lesson 2", "Lesson 1"}, "en") ==
        std::vector<std::string>{"Lesson 1", "lesson 2", "Lesson 10"});
  CHECK(sorted({"zebra", "Äpfel", "apple"}, "de") == std::vector<std::string>{"Äpfel", "apple", "zebra"});
  CHECK(sorted({"zebra", "Ärlig"}, "sv") == std::vector<std::string>{"zebra", "Ärlig"});
}

TEST_CASE("sort keys do not depend on the process and exist for any language") {
  const std::string key = language::sort_key("张三", "zh");
  const ForeignProcess foreign;
  CHECK(language::sort_key("张三", "zh") == key);
  CHECK(language::sort_key("a", "tlh") < language::sort_key("b", "tlh"));
  CHECK(language::sort_key("", "zh") < key);
}

TEST_CASE("languages are named in themselves") {
  CHECK(language::language_name("zh") == "中文");
  CHECK(language::language_name("zh-Hant") == "繁體中文");
  CHECK(language::language_name("en") == "English");
  CHECK(language::language_name("fr") == "Français");
  CHECK(language::language_name("tlh") == "tlh");
  CHECK(language::language_name("") == "");
}

TEST_CASE("slugs keep letters and digits of any script and nothing else") {
  const std::pair<std::string, std::string> cases[] = {
      {"", ""},
      {"Hello, World!", "hello-world"},
      {"  --Yu Zucheng--  ", "yu-zucheng"},
      {"疫情防控：社区 (2021)", "疫情防控-社区-2021"},
      {"../../etc/passwd", "etc-passwd"},
      {"a/b\\c?d#e%2f", "a-b-c-d-e-2f"},
      {"Cafe\u0301", "café"},
      {"ÉCOLE İ", "école-i\u0307"},
      {"soft\u00adhyphen", "softhyphen"},
      {"\u0301x", "x"},
      {"😀", ""},
      {"a\u202eb", "ab"},
      {std::string("nul\0byte", 8), "nul-byte"},
  };
  for (const auto& [text, slug] : cases) CHECK(language::slugify(text) == slug);
}

TEST_CASE("a slug is its own slug, has no hyphens at its ends, and is short enough for a file name") {
  RandomText random(4);
  for (int i = 0; i < 3000; ++i) {
    const std::string text = random.text(300);
    const std::string slug = language::slugify(text);
    CAPTURE(text, slug);
    REQUIRE(slug.size() <= language::kMaxSlugBytes);
    REQUIRE_FALSE(core::first_invalid_utf8(slug));
    REQUIRE(slug.find("--") == std::string::npos);
    REQUIRE((slug.empty() || (slug.front() != '-' && slug.back() != '-')));
    REQUIRE(language::slugify(slug) == slug);
  }
}

TEST_CASE("a day begins and ends by the clocks of its time zone") {
  const auto moment = std::chrono::system_clock::from_time_t(1795887000);  // 2026-11-28, 17:30 UTC
  CHECK(core::iso_day(language::day_in("UTC", moment)) == "2026-11-28");
  CHECK(core::iso_day(language::day_in("Asia/Shanghai", moment)) == "2026-11-29");
  CHECK(core::iso_day(language::day_in("Pacific/Honolulu", moment)) == "2026-11-28");
  CHECK(core::iso_day(language::day_in("No/Such_Place", moment)) == "2026-11-28");
  CHECK_FALSE(language::day_in("UTC", moment).minute_of_day);
}
