#pragma once

#include <string>
#include <string_view>

namespace lectern::core {

/// A BCP 47 tag as the archive spells it: `zh`, `zh-Hant`, `en`.
using LanguageTag = std::string;

/// Whether `tag` is well formed: two or three letters, then subtags of 2 to 8 letters or digits.
bool is_language_tag(std::string_view tag);

/// `zh` of `zh-Hant`.
std::string_view primary_subtag(std::string_view tag);

}  // namespace lectern::core
