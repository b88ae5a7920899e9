#pragma once

#include <cstdint>

namespace lectern::core {

/// A stretch of one line of a source file. Lines and columns are 1-based, columns count code points;
/// `end_column` is one past the last column. Line 0 means 'the file as a whole'; column 0 'the whole line'.
struct SourceRange {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t end_column = 0;

  friend bool operator==(const SourceRange&, const SourceRange&) = default;
};

/// Lines `first` to `last`, both included, 1-based. An empty stretch has `last < first`.
struct LineRange {
  std::uint32_t first = 1;
  std::uint32_t last = 0;

  bool contains(std::uint32_t line) const { return first <= line && line <= last; }
  friend bool operator==(const LineRange&, const LineRange&) = default;
};

}  // namespace lectern::core
