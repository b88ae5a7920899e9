#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/source_file.h"
#include "core/source_position.h"

namespace lectern::markdown {

/// What cmark is given of a file, and the way back from its positions to the file's.
///
/// That is everything after the front matter, so that both halves of a bilingual file see each other's reference
/// definitions, with two differences that this class alone knows about:
/// - A mark is put in where CommonMark would misread Chinese emphasis (`emphasis.h`) and where markup passes what a
///   page can bear (`limits.h`). To cmark it is a punctuation character; `without_marks` takes it out of what it made.
/// - A definition outside `body` gives way to one of the same label inside: the halves may both have a `[^1]`.
class Input {
 public:
  /// Keeps a reference to `file`.
  Input(const core::SourceFile& file, core::LineRange body);

  const std::string& text() const { return text_; }

  /// Lines as cmark counts them, from 1; a lone CR ends one. Without the line end; empty when there is no such line.
  std::string_view line(int number) const;
  int line_count() const { return static_cast<int>(line_starts_.size()); }
  /// The byte in `text()` at cmark's line and column, both from 1; outside is the nearest inside.
  std::size_t offset(int line, int column) const;

  /// Bytes `begin` to `end` of `text()` as a stretch of the file, cut at the end of its first line. The one place
  /// where byte columns become code points and the front matter's lines are counted in.
  core::SourceRange range(std::size_t begin, std::size_t end) const;
  /// The file's line that holds byte `offset` of `text()`.
  std::uint32_t file_line(std::size_t offset) const;

  bool is_blank_file_line(std::uint32_t number) const;

  bool has_marks() const { return !marks_.empty(); }
  std::string without_marks(std::string_view made) const;

  /// Where markup is too much for the first time and is shown as text instead: byte in `text()`, or npos.
  std::size_t first_excess() const { return first_excess_; }

  /// Whether there is text between the front matter and the end of the file that is not in `body`.
  bool has_text_outside(core::LineRange body) const;

 private:
  struct Edit {
    std::size_t offset;  ///< in `text_`, of what was put in
    std::size_t bytes;   ///< how much longer everything up to its end became by this and all edits before
  };

  std::size_t file_offset(std::size_t offset) const;
  std::size_t code_points_before(std::size_t file_offset) const;
  void choose_mark();
  void fill(std::string plain);

  const core::SourceFile& file_;
  std::size_t file_begin_ = 0;  ///< where `text_` begins in the file
  std::string text_;
  std::string mark_;
  std::vector<std::size_t> marks_;  ///< offsets in the plain text, ascending
  std::vector<Edit> edits_;
  std::vector<std::size_t> line_starts_;       ///< of `text_`, as cmark counts
  std::vector<std::size_t> file_line_starts_;  ///< of the file, after LF
  std::vector<std::size_t> code_points_;       ///< before each kCodePointStep bytes of the file
  std::size_t first_excess_ = std::string::npos;
};

}  // namespace lectern::markdown
