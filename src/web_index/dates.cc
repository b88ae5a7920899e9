#include "web_index/dates.h"

#include "web_index/bytes.h"
#include "web_index/file_frame.h"

namespace lectern::web_index {
namespace {

constexpr std::uint32_t kMaxDay = 9999 * 512 + 12 * 32 + 31;

bool is_day(std::int64_t number) {
  if (number == 0) return true;
  const std::int64_t month = number / 32 % 16, day = number % 32;
  return number >= 512 && number <= kMaxDay && month >= 1 && month <= 12 && day >= 1;
}

}  // namespace

std::uint32_t day_number(const core::Date& date) {
  return static_cast<std::uint32_t>(date.year * 512 + date.month * 32 + date.day);
}

std::string encode_dates(const std::vector<std::uint32_t>& days) {
  ByteWriter out;
  out.varint(static_cast<std::uint32_t>(days.size()));
  std::uint32_t previous = 0;
  for (const std::uint32_t day : days) {
    out.signed_varint(static_cast<std::int32_t>(day) - static_cast<std::int32_t>(previous));
    previous = day;
  }
  return out.take();
}

core::Result<std::vector<std::uint32_t>> decode_dates(std::string_view content, std::uint32_t document_count,
                                                      std::string_view name) {
  ByteReader in(content);
  std::vector<std::uint32_t> days;
  const std::uint32_t count = in.count();
  std::int64_t day = 0;
  for (std::uint32_t i = 0; i < count && !in.failed(); ++i) {
    day += in.signed_varint();
    if (!is_day(day)) in.fail();
    days.push_back(static_cast<std::uint32_t>(day));
  }
  if (!in.finished() || count != document_count) return damaged(name, "is not a list of dates");
  return days;
}

}  // namespace lectern::web_index
