#pragma once

#include <string>
#include <string_view>

namespace lectern::importer {

/// Where a line of plain text is to stand.
enum class Place {
  Block,    ///< a paragraph, or what follows the marker of an item or a quotation
  Heading,  ///< after `## `
};

/// Markdown that reads as the same characters: marks that would be markup are escaped, and only those. Web addresses
/// become links. `line` is as `clean_line` leaves it.
std::string markdown_text(std::string_view line, Place place = Place::Block);

/// A YAML scalar on one line that reads as `text`: plain where that is safe, else in double quotes. `text` is as
/// `clean_line` leaves it.
std::string yaml_text(std::string_view text);

}  // namespace lectern::importer
