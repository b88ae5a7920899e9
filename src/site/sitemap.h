#pragma once

#include <string>
#include <vector>

#include "site/page.h"
#include "site/template.h"

namespace lectern::site {

/// Collects the pages that search engines should know and makes what the template `sitemap` gets of them.
class Sitemap {
 public:
  explicit Sitemap(const archive::SiteSettings& site) : site_(site) {}

  /// Pages that stand in for others, or for any, are passed over. `last_changed` is `2021-03-30` or empty.
  void add(const Page& page, const std::string& last_changed);

  /// One for each file that the entries fill; the standard allows `kMaxEntries` in one.
  std::vector<Data> files() const;
  static constexpr std::size_t kMaxEntries = 50000;

 private:
  struct Entry {
    std::string url;
    std::string last_changed;
    std::vector<Translation> translations;  ///< none when there is no other than the page itself
  };
  Data entry_data(const Entry& entry) const;

  const archive::SiteSettings& site_;
  std::vector<Entry> entries_;
};

/// What the template `sitemap-index` gets: the files named `names`.
Data sitemap_index_data(const archive::SiteSettings& site, const std::vector<std::string>& names);

/// What the template `robots` gets.
Data robots_data(const archive::SiteSettings& site);

}  // namespace lectern::site
