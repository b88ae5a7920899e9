#pragma once

#include <map>
#include <string>
#include <string_view>

#include "archive/archive.h"
#include "markdown/document.h"

namespace lectern::site {

/// What overview pages and feeds need to know of a lesson page beyond its front matter.
struct PageFacts {
  std::string description;  ///< the summary, else the beginning of the text; plain, at most about 160 cells
};
/// By the page's URL.
using AllPageFacts = std::map<std::string, PageFacts, std::less<>>;

/// The summary of `write_up`, else the beginning of its first text.
PageFacts facts_of(const archive::WriteUp& write_up, const markdown::Document& document);

/// The beginning of `text` on one line, at most `max_cells` terminal cells wide, cut between words where there are any,
/// with '…' where it was cut.
std::string beginning_of(std::string_view text, std::size_t max_cells);

}  // namespace lectern::site
