#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace lectern::importer {

/// What text that has lost its paragraphs still shows of them.
struct RunningText {
  std::vector<std::size_t> places;      ///< where blocks ended, ascending: offsets in the text
  std::vector<std::size_t> paragraphs;  ///< those among them that only a space after a Chinese sentence tells
};

/// Whether a paragraph is so long, holds so much of both languages or has such traces that it must be several.
bool is_running_text(std::string_view text);

/// Finds known headings, the line that says when the post appeared, announcements of the other language, rows of
/// marks, and the spaces that the ends of Chinese paragraphs have left.
RunningText read_running_text(std::string_view text);

}  // namespace lectern::importer
