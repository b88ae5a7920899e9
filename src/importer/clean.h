#pragma once

#include <string>
#include <string_view>

namespace lectern::importer {

/// Text on one line, fit for an archive: every run of white space (line ends, tabs, no-break and ideographic spaces) is
/// one space, none at the ends; control characters, marks that turn the direction of text, byte order marks and
/// zero-width spaces are dropped; what is no UTF-8 becomes U+FFFD.
std::string clean_line(std::string_view text);

/// The same for text that keeps its lines, such as code: white space stays as it is, tabs too, `\r\n` and `\r` become
/// `\n`.
std::string clean_lines(std::string_view text);

}  // namespace lectern::importer
