#include "site/page.h"

#include "language/format.h"
#include "site/urls.h"

namespace lectern::site {
namespace {

/// `/sub/` of `https://example.org/sub/`; `/` when the site does not know where it will stand.
std::string base_path(const std::string& base_url) {
  const std::size_t scheme = base_url.find("://");
  const std::size_t path = scheme == std::string::npos ? scheme : base_url.find('/', scheme + 3);
  return path == std::string::npos ? "/" : base_url.substr(path);
}

std::vector<Data> alternates(const Outline& outline, const Page& page) {
  std::vector<Data> out;
  for (const Translation& translation : page.translations) {
    if (!translation.exact) continue;
    Data data;
    data.text("language", translation.language)
        .text("href", head_url(outline, page, translation.url))
        .text("locale", language::locale_name(translation.language))
        .flag("other", translation.language != page.language);
    out.push_back(std::move(data));
  }
  return out;
}

/// Where a reader of another language still is sent: the choice of languages for a home page, else the page in the
/// site's first language that has it.
std::string default_alternate(const Outline& outline, const Page& page) {
  if (page.url == root_url() || page.url == home_url(page.language)) return head_url(outline, page, root_url());
  for (const Translation& translation : page.translations) {
    if (translation.exact) return head_url(outline, page, translation.url);
  }
  return {};
}

std::vector<Data> languages(const Outline& outline, const Page& page) {
  std::vector<Data> out;
  for (const Translation& translation : page.translations) {
    Data data;
    data.text("language", translation.language)
        .text("name", language::language_name(translation.language))
        .text("href", page.href(outline, translation.url))
        .flag("current", translation.language == page.language)
        .flag("missing", !translation.exact);
    out.push_back(std::move(data));
  }
  return out;
}

}  // namespace

std::string Page::href(const Outline& outline, std::string_view to) const {
  return anywhere ? base_path(outline.site().base_url) + percent_encode(to) : relative(url, to);
}

std::string head_url(const Outline& outline, const Page& page, std::string_view url) {
  return outline.site().base_url.empty() ? page.href(outline, url) : public_url(outline.site(), url);
}

std::string public_url(const archive::SiteSettings& site, std::string_view url) {
  return (site.base_url.empty() ? "/" : site.base_url) + percent_encode(url);
}

Data page_data(const Outline& outline, const Page& page) {
  const archive::SiteSettings& site = outline.site();
  const bool stands_in = !page.canonical_url.empty();
  std::vector<Data> alternate_links;
  if (site.languages.size() > 1 && !page.anywhere) alternate_links = alternates(outline, page);

  Data data;
  data.text("language", page.language)
      .text("title", page.title)
      .text("description", page.description)
      .text("site_title", site.title.in(page.language))
      .text("site_summary", site.summary.in(page.language))
      .flag("noindex", stands_in || page.anywhere)
      .text("canonical", page.anywhere ? "" : head_url(outline, page, stands_in ? page.canonical_url : page.url))
      .text("default_alternate", alternate_links.empty() ? "" : default_alternate(outline, page))
      .list("alternates", std::move(alternate_links))
      .flag("multilingual", page.translations.size() > 1)
      .list("languages", languages(outline, page));
  data.text("root_href", page.href(outline, root_url()))
      .text("home_href", page.href(outline, home_url(page.language)))
      .text("search_href", page.href(outline, search_url(page.language)))
      .text("guests_href", page.href(outline, guests_url(page.language)))
      .text("tags_href", page.href(outline, tags_url(page.language)))
      .text("feed_href", page.href(outline, feed_url(page.language)))
      .text("manifest_href", page.href(outline, manifest_url(page.language)))
      .text("worker_href", site.service_worker ? page.href(outline, worker_url()) : "")
      .text("theme_folder", page.href(outline, outline.theme.folder()))
      .text("client_folder", page.href(outline, outline.client.folder()))
      .text("locale", language::locale_name(page.language))
      .text("share_picture", site.base_url.empty() ? "" : public_url(site, outline.theme.folder() + "share.png"))
      .text("linked_data_json", "")
      .flag("article", false)
      .flag("any_guests", !outline.guests.in(page.language).empty())
      .flag("any_tags", !outline.tags.in(page.language).empty());
  return data;
}

}  // namespace lectern::site
