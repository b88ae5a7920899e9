#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/date.h"

namespace lectern::importer {

/// A date that a text names.
struct FoundDate {
  core::Date date;        ///< with the time of day where one stands right after it
  std::size_t begin = 0;  ///< in the text, its label included
  std::size_t end = 0;
  bool issued = false;  ///< labelled as the day on which the post appeared: 'Issuing time:', '发布时间：'

  friend bool operator==(const FoundDate&, const FoundDate&) = default;
};

/// All dates of a text in order: `2021-03-30 09:10`, `2021/3/30`, `2021年3月30日`, `二〇二一年三月三十日`,
/// `30 March 2021`, `March 30th, 2021`. Days that no calendar has are none.
std::vector<FoundDate> find_dates(std::string_view text);

/// Whether a line says when (and perhaps where from, by whom, how often read) a post appeared, and nothing else.
bool is_stamp(std::string_view line);

}  // namespace lectern::importer
