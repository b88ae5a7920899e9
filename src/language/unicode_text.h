#pragma once

// For the sources of this folder that work with ICU.

#include <unicode/unistr.h>

#include <string>
#include <string_view>

namespace lectern::language {

/// `text` must be valid UTF-8; faults become U+FFFD.
icu::UnicodeString from_utf8(std::string_view text);
std::string to_utf8(const icu::UnicodeString& text);

// Unicode's normal forms. They throw std::bad_alloc without memory and std::runtime_error when ICU has lost its data,
// and nothing else. Time can grow with the square of the number of marks in a row.
icu::UnicodeString decomposed(const icu::UnicodeString& text);       ///< NFD
icu::UnicodeString composed(const icu::UnicodeString& text);         ///< NFC
icu::UnicodeString nfkc_casefolded(const icu::UnicodeString& text);  ///< NFKC_Casefold

}  // namespace lectern::language
