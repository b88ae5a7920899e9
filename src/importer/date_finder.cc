#include "importer/date_finder.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "core/utf8.h"
#include "importer/sentence.h"

namespace lectern::importer {
namespace {

using namespace std::string_view_literals;

constexpr std::array kMonths = {"january"sv, "february"sv, "march"sv,     "april"sv,   "may"sv,      "june"sv,
                                "july"sv,    "august"sv,   "september"sv, "october"sv, "november"sv, "december"sv};
constexpr std::size_t kShortMonth = 3;

// What stands before the day on which a post appeared; longer ones first where one ends another.
constexpr std::array kIssueLabels = {
    "issuing time"sv, "issuing date"sv, "issue time"sv,      "issue date"sv,   "issued on"sv,        "release time"sv,
    "release date"sv, "released on"sv,  "publishing time"sv, "publish time"sv, "publication date"sv, "publish date"sv,
    "published on"sv, "published"sv,    "posted on"sv,       "posted"sv,       "发布时间"sv,         "发布日期"sv,
    "发表时间"sv,     "发表日期"sv,     "发表于"sv,          "发布于"sv,       "发稿时间"sv,         "更新时间"sv,
    "發布時間"sv,     "發佈時間"sv,     "發表時間"sv,
};

// Other things that the line under a title says; each is followed by a colon and what it names.
constexpr std::array kByLineLabels = {
    "source"sv, "author"sv, "editor"sv, "views"sv,    "hits"sv, "reads"sv,    "date"sv,   "time"sv,
    "来源"sv,   "作者"sv,   "编辑"sv,   "责任编辑"sv, "浏览"sv, "浏览次数"sv, "浏览量"sv, "点击"sv,
    "点击数"sv, "点击量"sv, "阅读"sv,   "阅读量"sv,   "日期"sv, "时间"sv,     "供稿"sv,
};

bool is_digit(char32_t c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Reads a date from left to right; whoever calls goes back on failure by copying.
struct Cursor {
  std::string_view text;
  std::size_t at = 0;

  bool eat(std::string_view expected) {
    if (text.substr(at, expected.size()) != expected) return false;
    at += expected.size();
    return true;
  }
  void spaces() {
    while (at < text.size() && text[at] == ' ') ++at;
  }
  std::optional<int> number(std::size_t least, std::size_t most) {
    std::size_t end = at;
    int value = 0;
    while (end < text.size() && is_digit(static_cast<unsigned char>(text[end])) && end - at < most + 1) {
      value = value * 10 + (text[end++] - '0');
    }
    if (end - at < least || end - at > most) return std::nullopt;
    at = end;
    return value;
  }
  std::string_view word() {
    const std::size_t begin = at;
    while (at < text.size() && is_letter(static_cast<unsigned char>(text[at]))) ++at;
    return text.substr(begin, at - begin);
  }
};

std::optional<core::Date> day(int year, int month, int day) {
  if (year > 9999 || month > 99 || day > 99) return std::nullopt;
  return core::parse_date(fmt::format("{:04}-{:02}-{:02}", year, month, day));
}

/// `2021-3-30`, `2021/03/30`, `2021.3.30`.
std::optional<core::Date> numeric_date(Cursor& cursor) {
  const auto year = cursor.number(4, 4);
  if (!year || cursor.at >= cursor.text.size()) return std::nullopt;
  const std::string_view separator = cursor.text.substr(cursor.at, 1);
  if ("-/."sv.find(separator) == std::string_view::npos || !cursor.eat(separator)) return std::nullopt;
  const auto month = cursor.number(1, 2);
  if (!month || !cursor.eat(separator)) return std::nullopt;
  const auto of_month = cursor.number(1, 2);
  return of_month ? day(*year, *month, *of_month) : std::nullopt;
}

std::optional<int> han_digit(char32_t c) {
  constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
  if (c == U'零' || c == U'○') return 0;
  const std::size_t at = kDigits.find(c);
  return at == std::u32string_view::npos ? std::nullopt : std::optional(static_cast<int>(at));
}

/// `2021`, `二〇二一`.
std::optional<int> chinese_year(Cursor& cursor) {
  if (const auto year = cursor.number(4, 4)) return year;
  int year = 0;
  for (int i = 0; i < 4; ++i) {
    const auto digit = han_digit(code_point_at(cursor.text, cursor.at));
    if (!digit) return std::nullopt;
    core::next_code_point(cursor.text, cursor.at);
    year = year * 10 + *digit;
  }
  return year;
}

/// `12`, `十二`, `三十一`, up to 99.
std::optional<int> chinese_number(Cursor& cursor) {
  if (const auto number = cursor.number(1, 2)) return number;
  int tens = 0, ones = 0;
  bool any = false;
  for (int i = 0; i < 3; ++i) {
    const char32_t c = code_point_at(cursor.text, cursor.at);
    const auto digit = han_digit(c);
    if (c == U'十') {
      tens = any ? ones : 1;
      ones = 0;
    } else if (digit) {
      ones = *digit;
    } else {
      break;
    }
    any = true;
    core::next_code_point(cursor.text, cursor.at);
  }
  return any ? std::optional(tens * 10 + ones) : std::nullopt;
}

/// `2021年3月30日`, also with spaces.
std::optional<core::Date> chinese_date(Cursor& cursor) {
  const auto year = chinese_year(cursor);
  cursor.spaces();
  if (!year || !cursor.eat("年")) return std::nullopt;
  cursor.spaces();
  const auto month = chinese_number(cursor);
  cursor.spaces();
  if (!month || !cursor.eat("月")) return std::nullopt;
  cursor.spaces();
  const auto of_month = chinese_number(cursor);
  cursor.spaces();
  if (!of_month || (!cursor.eat("日") && !cursor.eat("号"))) return std::nullopt;
  return day(*year, *month, *of_month);
}

/// 1 to 12; 0 for other words.
int month_of(std::string_view word) {
  const std::string lowered = lower_case(word);
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (lowered == kMonths[i] || lowered == kMonths[i].substr(0, kShortMonth)) return static_cast<int>(i) + 1;
  }
  return lowered == "sept" ? 9 : 0;
}

std::optional<int> day_of_month(Cursor& cursor) {
  const auto number = cursor.number(1, 2);
  for (const auto ending : {"st"sv, "nd"sv, "rd"sv, "th"sv}) {
    if (number && cursor.eat(ending)) break;
  }
  return number;
}

/// `30 March 2021`, `30th of Mar. 2021`.
std::optional<core::Date> day_first_date(Cursor& cursor) {
  const auto of_month = day_of_month(cursor);
  if (!of_month) return std::nullopt;
  cursor.spaces();
  cursor.eat("of ");
  const int month = month_of(cursor.word());
  cursor.eat(".");
  cursor.eat(",");
  cursor.spaces();
  const auto year = cursor.number(4, 4);
  return month > 0 && year ? day(*year, month, *of_month) : std::nullopt;
}

/// `March 30, 2021`.
std::optional<core::Date> month_first_date(Cursor& cursor) {
  const int month = month_of(cursor.word());
  if (month == 0) return std::nullopt;
  cursor.eat(".");
  cursor.spaces();
  const auto of_month = day_of_month(cursor);
  cursor.eat(",");
  cursor.spaces();
  const auto year = cursor.number(4, 4);
  return of_month && year ? day(*year, month, *of_month) : std::nullopt;
}

/// Takes a time of day that follows, if one does: `09:10`, `下午3时05分`.
void read_time(Cursor& cursor, core::Date& date) {
  Cursor ahead = cursor;
  if (!ahead.eat("T")) ahead.eat(",");
  ahead.spaces();
  const bool afternoon = ahead.eat("下午") || ahead.eat("晚上");
  if (!afternoon) ahead.eat("上午");
  auto hour = ahead.number(1, 2);
  if (!hour || !(ahead.eat(":") || ahead.eat("：") || ahead.eat("时") || ahead.eat("点"))) return;
  const auto minute = ahead.number(2, 2);
  if (afternoon && *hour < 12) *hour += 12;
  if (!minute || *hour > 23 || *minute > 59) return;
  ahead.eat("分");
  Cursor seconds = ahead;
  if (seconds.eat(":") && seconds.number(2, 2)) ahead = seconds;
  date.minute_of_day = *hour * 60 + *minute;
  cursor = ahead;
}

std::optional<FoundDate> date_at(std::string_view text, std::size_t at) {
  const char32_t before = code_point_before(text, at);
  if (is_digit(before) || (is_letter(before) && is_letter(code_point_at(text, at)))) return std::nullopt;
  for (auto* form : {numeric_date, chinese_date, day_first_date, month_first_date}) {
    Cursor cursor{text, at};
    std::optional<core::Date> date = form(cursor);
    if (!date || is_digit(code_point_at(text, cursor.at))) continue;
    read_time(cursor, *date);
    return FoundDate{*date, at, cursor.at, false};
  }
  return std::nullopt;
}

/// Moves the beginning of a date to that of the label before it, if one is there.
void take_label(std::string_view lowered, FoundDate& found) {
  std::string_view before = trimmed(lowered.substr(0, found.begin));
  for (const auto colon : {":"sv, "："sv}) {
    if (before.size() >= colon.size() && before.substr(before.size() - colon.size()) == colon) {
      before = trimmed(before.substr(0, before.size() - colon.size()));
      break;
    }
  }
  for (const std::string_view label : kIssueLabels) {
    if (before.size() < label.size() || before.substr(before.size() - label.size()) != label) continue;
    const std::size_t begin = static_cast<std::size_t>(before.data() - lowered.data()) + before.size() - label.size();
    if (is_letter(code_point_before(lowered, begin)) && is_letter(code_point_at(lowered, begin))) continue;
    found.begin = begin;
    found.issued = true;
    return;
  }
}

/// Whether `text` is empty, or labels of a by-line with what they name.
bool is_by_line(std::string_view text) {
  text = trimmed(text);
  if (!has_words(text)) return true;
  const std::string lowered = lower_case(text);
  return std::any_of(kByLineLabels.begin(), kByLineLabels.end(), [&](std::string_view label) {
    if (lowered.compare(0, label.size(), label) != 0) return false;
    const std::string_view rest = trimmed(std::string_view(lowered).substr(label.size()));
    return rest.substr(0, 1) == ":" || rest.substr(0, "："sv.size()) == "："sv;
  });
}

}  // namespace

std::vector<FoundDate> find_dates(std::string_view text) {
  const std::string lowered = lower_case(text);
  std::vector<FoundDate> found;
  for (std::size_t at = 0; at < text.size();) {
    if (auto date = date_at(text, at)) {
      at = date->end;
      take_label(lowered, *date);
      found.push_back(*date);
    } else {
      core::next_code_point(text, at);
    }
  }
  return found;
}

bool is_stamp(std::string_view line) {
  constexpr std::size_t kLongestStamp = 120;
  const std::vector<FoundDate> dates = find_dates(line);
  if (dates.empty() || line.size() > kLongestStamp) return false;
  std::size_t begin = 0;
  for (const FoundDate& date : dates) {
    if (!is_by_line(line.substr(begin, date.begin - begin))) return false;
    begin = date.end;
  }
  return is_by_line(line.substr(begin));
}

}  // namespace lectern::importer
