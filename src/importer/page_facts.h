#pragma once

#include <optional>
#include <string>

#include "core/date.h"
#include "importer/html_tree.h"

namespace lectern::importer {

/// What a page says of itself for machines and in its head.
struct PageFacts {
  std::string title;       ///< of the post, without the name of the site; may be empty
  bool title_cut = false;  ///< the end of the page's title was taken for the name of the site
  std::optional<core::Date> date;
  std::string address;  ///< of the page, absolute: relative links lead from it; empty when unknown
};

/// `title_in_page` is the heading that stands over the post, or empty.
PageFacts read_page_facts(const HtmlNode& root, const HtmlNode& main, const std::string& title_in_page);

/// A date as pages write it for machines: as `core::parse_date` reads it, with fractions of a second, `+0800`, or
/// slashes; nothing for anything else.
std::optional<core::Date> machine_date(std::string_view text);

/// Where `reference` leads from a page at `address`: an absolute http address. Empty where that cannot be said.
std::string resolve_address(std::string_view address, std::string_view reference);

}  // namespace lectern::importer
