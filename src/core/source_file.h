#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lectern::core {

/// One text file of the archive, whole, valid UTF-8, line ends as they stood.
struct SourceFile {
  std::string path;  ///< as shown to people: the archive folder as it was given, then the path in it
  std::string text;
};

/// The text of line `number` (1-based) without its line end; empty past the last line.
std::string_view line_of(std::string_view text, std::size_t number);

}  // namespace lectern::core
