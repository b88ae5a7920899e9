#pragma once

#include "archive/archive.h"
#include "core/diagnostic.h"

/// Rules about lessons beside each other.
namespace lectern::check {

/// `translation-missing`: a lesson that readers of one of the site's languages cannot read in theirs.
void check_languages(const archive::Archive& archive, core::Diagnostics& problems);

}  // namespace lectern::check
