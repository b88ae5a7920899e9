#pragma once

#include "check/check.h"
#include "core/diagnostic.h"

namespace lectern::check {

/// Numbers, dates and times that one of two write-ups has and the other cannot account for in any form:
/// `number-unmatched`, `date-unmatched`, `time-unmatched`; and `unit-differs`: 三个月 against 'three countries'.
///
/// A write-up that is much shorter than the other is taken for a summary, and need not have its numbers.
void compare_figures(const Text& first, const Text& second, core::Diagnostics& problems);

}  // namespace lectern::check
