#pragma once

#include "site/description.h"
#include "site/outline.h"
#include "site/template.h"

namespace lectern::site {

/// What the template `feed` gets: the newest lessons in `language` that have a date. Times come from the lessons, so
/// the same archive gives the same feed; ids are URLs where the site knows its own, else tag URIs.
Data feed_data(const Outline& outline, const core::LanguageTag& language, const AllPageFacts& facts);

inline constexpr std::size_t kFeedEntries = 20;  ///< the newest

}  // namespace lectern::site
