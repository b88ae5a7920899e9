#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lectern::index {

/// First and last day, `YYYY-MM-DD`; empty: open.
struct DateRange {
  std::string from, to;

  friend bool operator==(const DateRange&, const DateRange&) = default;
};

/// Reads `2021`, `2021-3`, `2021.03.30`, `2021年3月30日`; two of them, or one, around `..` or what else people write
/// between: `2021年3月至6月`, where the end has the year of the beginning, `2021-2022`. A range written backwards is
/// turned round. Nothing for anything else, impossible days included. `text` is folded.
std::optional<DateRange> parse_date_range(std::string_view text);

}  // namespace lectern::index
