#pragma once

#include <string>
#include <string_view>

#include "core/result.h"
#include "importer/picture_shelf.h"

namespace lectern::importer {

/// The post of a web page as a browser saved it: its main content as blocks, its title and date, and what the page
/// holds beside it in `left_out`. `html` is valid UTF-8. Fails only for what is more than a page can hold.
core::Result<SourcePost> post_of_html(std::string_view html, std::string name, const ReadBeside& read_beside);

}  // namespace lectern::importer
