#pragma once

#include "check/check.h"
#include "core/diagnostic.h"

/// Rules about a page as readers find it.
namespace lectern::check {

/// `image-alt-missing`: a picture of which those who cannot see it learn nothing.
void check_pictures(const Text& text, core::Diagnostics& problems);

/// `page-long`: a write-up that takes more than an hour to read, at 300 Chinese characters or 200 English words a
/// minute. A lesson itself is hardly longer, and a reader who comes from a search looks for the place in it. Points at
/// the section in which the hour is over.
void check_length(const Text& text, core::Diagnostics& problems);

}  // namespace lectern::check
