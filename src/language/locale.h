#pragma once

// For the sources of this folder that work with ICU.

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <optional>
#include <string>
#include <string_view>

#include "core/language.h"

namespace lectern::language {

/// ICU's locale for `language`. Nothing when ICU has no data for it: ICU would then speak the language of the process.
std::optional<icu::Locale> known_locale(const core::LanguageTag& language);

/// `text` must be valid UTF-8; faults become U+FFFD.
icu::UnicodeString from_utf8(std::string_view text);
std::string to_utf8(const icu::UnicodeString& text);

}  // namespace lectern::language
