#pragma once

#include <string_view>

#include "importer/html_tree.h"

/// What a page is furnished with beside its post.
namespace lectern::importer {

/// Whether an element is no part of a post by its name or role: navigation, forms.
bool is_named_furniture(const HtmlNode& node);

/// Why an element is no part of a post, by its name, its role or the words of its class: `navigation`. Null for others.
/// Classes are names that somebody gave: do not trust them with an element that holds most of a page.
const char* furniture_reason(const HtmlNode& node);

/// Whether a text names a day, as the lines about a post do: `2021-03-30`, `2021年3月30日`, `March 30, 2021`.
bool names_a_day(std::string_view text);

}  // namespace lectern::importer
