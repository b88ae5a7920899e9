#pragma once

#include <string>
#include <vector>

#include "archive/archive.h"
#include "importer/piece.h"
#include "importer/post.h"

namespace lectern::importer {

/// Makes headings of known heading words, and of short lines that stand alone between paragraphs; levels begin at 2.
void recover_headings(Pieces& pieces, std::vector<Finding>& findings);

/// Makes lists of paragraphs that begin with markers, and of enumerations inside paragraphs.
void recover_lists(Pieces& pieces, std::vector<Finding>& findings);

/// The guests that the guests' sections introduce, each once. Parts introductions that run together. `has_section`
/// says whether there is such a section at all.
struct Guests {
  std::vector<archive::Guest> guests;
  bool has_section = false;
  std::size_t line = 0;  ///< of the section's heading
};
Guests recover_guests(Pieces& pieces);

}  // namespace lectern::importer
