#include "importer/date_finder.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <string>

namespace lectern::importer {
namespace {

/// `2021-03-30 09:10 issued [Issuing time:2021-03-30 09:10]`, one after the other.
std::string dump(const std::string& text) {
  std::string out;
  for (const FoundDate& found : find_dates(text)) {
    out += out.empty() ? "" : " | ";
    out += core::iso_day(found.date);
    if (const auto minute = found.date.minute_of_day) out += fmt::format(" {:02}:{:02}", *minute / 60, *minute % 60);
    out += fmt::format("{} [{}]", found.issued ? " issued" : "", text.substr(found.begin, found.end - found.begin));
  }
  return out;
}

struct Row {
  std::string text, dates;
};

TEST_CASE("Dates are found in every form that posts write them in") {
  for (const Row& row : {
           Row{"am 2021-03-30.", "2021-03-30 [2021-03-30]"},
           Row{"2021/3/5 and 2021.03.06", "2021-03-05 [2021/3/5] | 2021-03-06 [2021.03.06]"},
           Row{"2021-03-30T09:10:59", "2021-03-30 09:10 [2021-03-30T09:10:59]"},
           Row{"2021年3月30日", "2021-03-30 [2021年3月30日]"},
           Row{"2021 年 3 月 30 日 9:05", "2021-03-30 09:05 [2021 年 3 月 30 日 9:05]"},
           Row{"2021年3月30号下午3点05分开始", "2021-03-30 15:05 [2021年3月30号下午3点05分]"},
           Row{"二〇二一年三月三十日", "2021-03-30 [二〇二一年三月三十日]"},
           Row{"二○二一年十二月十一日", "2021-12-11 [二○二一年十二月十一日]"},
           Row{"On 30 March 2021 we", "2021-03-30 [30 March 2021]"},
           Row{"the 1st of Sept. 2020", "2020-09-01 [1st of Sept. 2020]"},
           Row{"March 30th, 2021, 18:00", "2021-03-30 18:00 [March 30th, 2021, 18:00]"},
           Row{"Mar 3 2021", "2021-03-03 [Mar 3 2021]"},
       }) {
    INFO(row.text);
    CHECK(dump(row.text) == row.dates);
  }
}

TEST_CASE("A label makes a date that of the post") {
  for (const Row& row : {
           Row{"x)Issuing time:2021-03-30 09:10 y", "2021-03-30 09:10 issued [Issuing time:2021-03-30 09:10]"},
           Row{"发布时间：2021年3月30日 09:10", "2021-03-30 09:10 issued [发布时间：2021年3月30日 09:10]"},
           Row{"Published on March 3, 2021", "2021-03-03 issued [Published on March 3, 2021]"},
           Row{"unpublished 2021-03-30", "2021-03-30 [2021-03-30]"},
           Row{"时间：2021-03-30", "2021-03-30 [2021-03-30]"},
       }) {
    INFO(row.text);
    CHECK(dump(row.text) == row.dates);
  }
}

TEST_CASE("What no calendar has, and what only looks like a date, is none") {
  for (const std::string text : {"2021-02-29", "2021-13-01", "2021年2月30日", "31 April 2021", "February 30, 2021",
                                 "1.2.3", "12021-03-30", "2021-03-301", "2021-03", "May 2021", "v2021.3.x",
                                 "Mayor 3 2021", "", "三月三十日", "2021-03/30", "99999999999-1-1"}) {
    INFO(text);
    CHECK(dump(text) == "");
  }
  CHECK(dump("2021-03-30 25:10") == "2021-03-30 [2021-03-30]");
  CHECK(dump("2021-03-30 9 people") == "2021-03-30 [2021-03-30]");
}

TEST_CASE("A stamp says when, where from and by whom, and nothing else") {
  for (const std::string line : {"2021-03-30", "Issuing time:2021-03-30 09:10", "作者：李敏 时间：2021年8月2日",
                                 "发布时间：2023-06-08 14:30 来源：山谷社区 浏览次数：312", "(2021-03-30)"}) {
    INFO(line);
    CHECK(is_stamp(line));
  }
  for (const std::string line : {"", "On 2021-03-30 we met", "课程于2021年3月30日开讲", "作者：李敏"}) {
    INFO(line);
    CHECK_FALSE(is_stamp(line));
  }
}

}  // namespace
}  // namespace lectern::importer
