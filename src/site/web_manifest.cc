#include "site/web_manifest.h"

#include "site/json.h"
#include "site/page.h"
#include "site/urls.h"

namespace lectern::site {

Data manifest_data(const Outline& outline, const core::LanguageTag& language) {
  Page page;
  page.url = manifest_url(language);
  page.language = language;
  Data data;
  data.text("language", language)
      .text("site_title_json", json_text(outline.site().title.in(language)))
      .text("site_summary_json", json_text(outline.site().summary.in(language)))
      .text("root_href", page.href(outline, root_url()))
      .text("home_href", page.href(outline, home_url(language)))
      .text("theme_folder", page.href(outline, outline.theme.folder()));
  return data;
}

}  // namespace lectern::site
