#pragma once

#include <string>
#include <string_view>

#include "archive/archive.h"

/// Every URL of the site is made here. All are relative to the site's root, unescaped UTF-8, without a leading '/';
/// a page's URL ends in '/' and its file is that plus `index.html`.
///
///     ''                            chooses a language
///     zh/                           home; below it, in each language alike:
///     zh/<course>/<lesson>/         zh/guests/<guest>/  zh/tags/<tag>/  zh/search/  zh/feed.xml  zh/site.webmanifest
///     files/<course>/<lesson>/…     the assets of a lesson, once for all languages
///     files/<course>/_/…            the assets of a course's own folder; no slug is '_'
///     assets/theme-<hash>/…         what the theme brings;  assets/client-<hash>/…  the search client
///     404.html  offline.html  service-worker.js  sitemap.xml  robots.txt
///
/// Languages are tags of two or three letters and subtags, so none is called `files` or `assets`.
namespace lectern::site {

/// The page that chooses a language. Its URL is empty: the root itself.
std::string root_url();
std::string home_url(const core::LanguageTag& language);
std::string course_url(const core::LanguageTag& language, const archive::Course& course);
std::string lesson_url(const core::LanguageTag& language, const archive::Course& course, const archive::Lesson& lesson);
/// Where an asset of a lesson is published: once, whatever the language.
std::string asset_url(const archive::Course& course, const archive::Lesson& lesson, std::string_view asset_path);
/// Where an asset of a course's own folder is published.
std::string asset_url(const archive::Course& course, std::string_view asset_path);
std::string guests_url(const core::LanguageTag& language);
/// Names that differ only in case or punctuation share a page.
std::string guest_url(const core::LanguageTag& language, std::string_view name);
std::string tags_url(const core::LanguageTag& language);
std::string tag_url(const core::LanguageTag& language, std::string_view tag);
std::string search_url(const core::LanguageTag& language);
std::string feed_url(const core::LanguageTag& language);
std::string manifest_url(const core::LanguageTag& language);
/// What browsers run beside the pages. They look for it under this name for as long as they have it.
std::string worker_url();
/// The page that such a browser shows where it cannot reach another.
std::string offline_url();

/// The file that holds the page at `url`.
std::string file_of(std::string_view url);
/// The way from the page at `from` to `to`, percent-encoded for an href: `../../en/`. Never empty.
std::string relative(std::string_view from, std::string_view to);
/// The way from the page at `from` to the root: `../../`, or `./`.
std::string way_to_root(std::string_view from);
/// Percent-encodes a path for an href: all but unreserved characters and '/'.
std::string percent_encode(std::string_view path);
/// The bytes that a percent-encoded text stands for; a '%' without two hex digits stands for itself.
std::string percent_decode(std::string_view text);

}  // namespace lectern::site
