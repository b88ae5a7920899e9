#pragma once

#include <string>

#include "archive/source_text.h"
#include "check/check.h"
#include "core/source_position.h"

namespace lectern::check {

/// The body of a write-up as it stands in its file, byte for byte, with spaces in place of what is not read as
/// sentences: code, addresses, HTML, emphasis marks, the numbers of list items. So an offset in it is a place in the
/// file.
class Prose {
 public:
  explicit Prose(const Text& text);

  const std::string& text() const { return text_; }
  /// The body with nothing taken out; lives as long as the source.
  std::string_view raw() const { return raw_; }
  /// Bytes `begin` to `end` as a stretch of the file, cut at the end of its first line. Any order; quick going forward.
  core::SourceRange range(std::size_t begin, std::size_t end) { return cursor_.range(begin, end); }
  /// Those bytes, in one line.
  std::string quote(std::size_t begin, std::size_t end) const;

 private:
  std::string_view raw_;
  std::string text_;
  archive::PositionCursor cursor_;
};

}  // namespace lectern::check
