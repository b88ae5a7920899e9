#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace lectern::markdown {

/// A line of a text as CommonMark counts them: LF, CR LF and a lone CR end one.
struct Line {
  std::string_view text;  ///< without its end
  std::size_t begin = 0;  ///< byte in the whole
};

std::vector<Line> split_lines(std::string_view text);

/// The bytes of the container marker that `rest`, not empty, begins with: `>`, `-`, `+`, `*`, `12.`, `3)`, `[^1]:`; 0
/// for none.
std::size_t marker_length(std::string_view rest);

}  // namespace lectern::markdown
