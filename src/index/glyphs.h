#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lectern::index {

/// `text` for one line of a result: control characters, line ends and spaces become a space, several one, none at the
/// ends.
std::string one_line(std::string_view text);

/// A code point of a text that is to be cut.
struct Glyph {
  std::size_t begin = 0;  ///< byte offset
  std::size_t cells = 0;  ///< as terminals count
  bool is_space = false;
  bool joined = false;  ///< nobody would see it as a character of its own: it stays with what stands before it
};

/// The code points of `text`, which must be valid UTF-8, and a last one of no width at its end.
std::vector<Glyph> glyphs_of(std::string_view text);

}  // namespace lectern::index
