#pragma once

// For the sources of this folder that work with ICU.

#include <unicode/locid.h>

#include <optional>

#include "core/language.h"

namespace lectern::language {

/// ICU's locale for `language`. Nothing when ICU has no data for it: ICU would then speak the language of the process.
std::optional<icu::Locale> known_locale(const core::LanguageTag& language);

}  // namespace lectern::language
