#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace lectern::core {

/// What is shown of the line that a diagnostic points into: all of it, or of a long one what stands around the place.
/// A flattened post is one line of thousands of links, and each of them keeps an excerpt.
struct Excerpt {
  std::string text;
  std::uint32_t skipped = 0;  ///< code points of the line that stand before `text`

  bool empty() const { return text.empty(); }
  friend bool operator==(const Excerpt&, const Excerpt&) = default;
};

/// Of a line of valid UTF-8; `column` as `SourceRange` has it. At most kMaxExcerpt + 1 code points of it, the last of
/// which tells that there are more.
Excerpt excerpt_of(std::string_view line, std::uint32_t column);

inline constexpr std::size_t kMaxExcerpt = 100;
inline constexpr std::size_t kExcerptBeforePlace = 40;  ///< code points that a long line keeps before the place

}  // namespace lectern::core
