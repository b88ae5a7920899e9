#pragma once

#include "archive/archive.h"
#include "core/diagnostic.h"

/// Rules about lessons beside each other.
namespace lectern::check {

/// `translation-missing`: a lesson that readers of one of the site's languages cannot read in theirs.
void check_languages(const archive::Archive& archive, core::Diagnostics& problems);

/// `lesson-order`: folders are numbered 01, 02, 03, and the dates of the lessons say another order. Points at the
/// fewest dates without which the others agree.
void check_dates(const archive::Archive& archive, core::Diagnostics& problems);

}  // namespace lectern::check
