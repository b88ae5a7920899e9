#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"

namespace lectern::scaffold {

/// What stands before the name of a new folder, and which one of its kind it is, from 1.
struct Prefix {
  std::string text;  ///< `03-`, `2021-03-30-`, or nothing
  int number = 1;
};

/// Goes on as `names`, the folders that are there, have it: one more than the highest number, as wide and with the same
/// separator; or `today` where they begin with dates; or nothing. Numbers have up to three digits. `first` is for the
/// first folder of all.
Prefix next_prefix(const std::vector<std::string>& names, const core::Date& today, std::string_view first);

}  // namespace lectern::scaffold
