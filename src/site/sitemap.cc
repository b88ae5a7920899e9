#include "site/sitemap.h"

#include <algorithm>

namespace lectern::site {

void Sitemap::add(const Page& page, const std::string& last_changed) {
  if (page.anywhere || !page.canonical_url.empty()) return;
  Entry entry{page.url, last_changed, {}};
  std::copy_if(page.translations.begin(), page.translations.end(), std::back_inserter(entry.translations),
               [](const Translation& translation) { return translation.exact; });
  if (entry.translations.size() < 2) entry.translations.clear();
  entries_.push_back(std::move(entry));
}

Data Sitemap::entry_data(const Entry& entry) const {
  std::vector<Data> alternates;
  for (const Translation& translation : entry.translations) {
    Data data;
    data.text("language", translation.language).text("href", public_url(site_, translation.url));
    alternates.push_back(std::move(data));
  }
  Data data;
  data.text("href", public_url(site_, entry.url))
      .text("last_changed", entry.last_changed)
      .list("alternates", std::move(alternates));
  return data;
}

std::vector<Data> Sitemap::files() const {
  std::vector<Data> out;
  for (std::size_t begin = 0; begin < entries_.size(); begin += kMaxEntries) {
    const std::size_t end = std::min(begin + kMaxEntries, entries_.size());
    std::vector<Data> entries;
    for (std::size_t i = begin; i < end; ++i) entries.push_back(entry_data(entries_[i]));
    Data data;
    data.list("entries", std::move(entries));
    out.push_back(std::move(data));
  }
  return out;
}

Data sitemap_index_data(const archive::SiteSettings& site, const std::vector<std::string>& names) {
  std::vector<Data> parts;
  for (const std::string& name : names) {
    Data part;
    part.text("href", public_url(site, name));
    parts.push_back(std::move(part));
  }
  Data out;
  out.list("sitemaps", std::move(parts));
  return out;
}

Data robots_data(const archive::SiteSettings& site) {
  Data out;
  out.text("sitemap_href", public_url(site, "sitemap.xml"));
  return out;
}

}  // namespace lectern::site
