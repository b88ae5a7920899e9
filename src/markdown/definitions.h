#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lectern::markdown {

/// A line that begins a reference or footnote definition, `[label]: …` or `[^label]: …`, at most three spaces in.
struct Definition {
  std::string label;      ///< folded as cmark compares labels, for ASCII; with the '^' of a footnote
  std::size_t begin = 0;  ///< bytes of its line in the text
  std::size_t end = 0;
};

/// The definitions of `text` outside fenced code, in order.
std::vector<Definition> find_definitions(std::string_view text);

}  // namespace lectern::markdown
