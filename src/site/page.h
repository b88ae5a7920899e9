#pragma once

#include <string>
#include <vector>

#include "site/outline.h"
#include "site/template.h"

namespace lectern::site {

/// The same page in one language of the site.
struct Translation {
  core::LanguageTag language;
  std::string url;
  bool exact = true;  ///< false: no such page, and `url` is the nearest that there is
};

/// A page of the site as its head and its surroundings know it. A plain value.
struct Page {
  std::string url;
  core::LanguageTag language;
  std::string title;                      ///< plain text; empty when the template names the page with a word of its own
  std::string description;                ///< likewise
  std::vector<Translation> translations;  ///< one a language of the site, its own among them, in the site's order
  /// Of the page that this one stands in for; a page that names one is kept out of search engines.
  std::string canonical_url;
  /// Not one page but what a host shows in the place of any: links begin at the root, and nothing is said of URLs.
  bool anywhere = false;

  /// The way to another page or file: percent-encoded, relative (but see `anywhere`).
  std::string href(const Outline& outline, std::string_view to) const;
};

/// A page that is there in every language of the site, made by one of the functions of urls.h.
template <typename UrlIn>
Page page_in_all_languages(const Outline& outline, const core::LanguageTag& language, const UrlIn& url_in) {
  Page page;
  page.url = url_in(language);
  page.language = language;
  for (const core::LanguageTag& other : outline.site().languages) page.translations.push_back({other, url_in(other)});
  return page;
}

/// What every template gets: the head, the ways around, the languages. `themes/README.md` has the list.
Data page_data(const Outline& outline, const Page& page);

/// For what `page` says of itself and its relations: absolute when possible, else relative like all links.
std::string head_url(const Outline& outline, const Page& page, std::string_view url);

/// Absolute when the site knows where it will stand, else from the root of the host.
std::string public_url(const archive::SiteSettings& site, std::string_view url);

}  // namespace lectern::site
