#pragma once

#include <string>
#include <vector>

#include "archive/archive.h"
#include "site/asset_set.h"
#include "site/links.h"
#include "site/taxonomy.h"
#include "site/words.h"

namespace lectern::site {

/// What every page may need to know of the site around it. Borrows the archive and the theme's words; read by several
/// threads at once.
struct Outline {
  const archive::Archive& archive;
  const Words& words;
  AssetSet theme;
  AssetSet client;
  std::string search_folder;  ///< of the web index, from the site's root, without '/' at the end
  Taxonomy guests;
  Taxonomy tags;
  LinkMap links;

  const archive::SiteSettings& site() const { return archive.site; }
  const core::LanguageTag& default_language() const { return archive.site.languages.front(); }
};

}  // namespace lectern::site
