#pragma once

#include <cstddef>
#include <string_view>

namespace lectern::language {

/// How much of a text is written in which script.
struct ScriptCount {
  std::size_t han = 0;                ///< Han characters
  std::size_t kana_hangul = 0;        ///< kana and hangul characters
  std::size_t latin_words = 0;        ///< words of Latin letters, two letters or more
  std::size_t longest_latin_run = 0;  ///< most Latin words in a row with no Han, kana or hangul between them
  std::size_t longest_han_run =
      0;  ///< most Han characters in a row with no Latin word of two letters or more between them

  friend bool operator==(const ScriptCount&, const ScriptCount&) = default;
};

ScriptCount count_scripts(std::string_view text);

}  // namespace lectern::language
