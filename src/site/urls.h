#pragma once

#include <string>
#include <string_view>

#include "archive/archive.h"

/// Every URL of the site is made here. All are relative to the site's root, unescaped UTF-8, without a leading '/';
/// a page's URL ends in '/' and its file is that plus `index.html`.
namespace lectern::site {

std::string home_url(const core::LanguageTag& language);
std::string course_url(const core::LanguageTag& language, const archive::Course& course);
std::string lesson_url(const core::LanguageTag& language, const archive::Course& course, const archive::Lesson& lesson);
/// Where an asset of a lesson is published: beside the lesson once, whatever the language.
std::string asset_url(const archive::Course& course, const archive::Lesson& lesson, std::string_view asset_path);
std::string guests_url(const core::LanguageTag& language);
std::string guest_url(const core::LanguageTag& language, std::string_view name);
std::string tags_url(const core::LanguageTag& language);
std::string tag_url(const core::LanguageTag& language, std::string_view tag);
std::string search_url(const core::LanguageTag& language);
std::string feed_url(const core::LanguageTag& language);

/// The file that holds the page at `url`.
std::string file_of(std::string_view url);
/// The way from the page at `from` to `to`, percent-encoded for an href: `../../en/`.
std::string relative(std::string_view from, std::string_view to);
/// Percent-encodes a path for an href; '/' stays.
std::string percent_encode(std::string_view path);

}  // namespace lectern::site
