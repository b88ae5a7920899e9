#pragma once

#include <string_view>
#include <vector>

namespace lectern::translation {

/// The sentences of one line of running text, in any language, without white space at their ends. A line that has none
/// gives nothing; what is not cut is one sentence. Lent from `line`, which must be valid UTF-8.
std::vector<std::string_view> sentences_of(std::string_view line);

}  // namespace lectern::translation
