#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"
#include "core/result.h"

namespace lectern::web_index {

/// Orders days as the calendar does: 512 a year, 32 a month.
std::uint32_t day_number(const core::Date& date);

/// The content of the file of dates: `day_number` of each document, in order, or 0 without a date.
std::string encode_dates(const std::vector<std::uint32_t>& days);
/// Reads it and checks all of it. `name` is for the message.
core::Result<std::vector<std::uint32_t>> decode_dates(std::string_view content, std::uint32_t document_count,
                                                      std::string_view name);

}  // namespace lectern::web_index
