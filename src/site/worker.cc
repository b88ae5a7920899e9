#include "site/worker.h"

#include "core/fingerprint.h"
#include "site/json.h"
#include "site/page.h"
#include "site/urls.h"

namespace lectern::site {
namespace {

/// A browser takes the worker anew when the bytes of its file have changed. So what a worker keeps of the site from its
/// first day on stands in the file, with what tells its bytes apart.
std::string site_json(const Outline& outline, std::string_view offline_page) {
  JsonObject out;
  out.text("offline", offline_url() + "?" + core::to_hex(core::fingerprint_of(offline_page)));
  out.text("assets", "assets/").text("theme", outline.theme.folder()).text("client", outline.client.folder());
  out.text("index", outline.search_folder + "/");
  return out.str();
}

}  // namespace

Data worker_data(const Outline& outline, std::string_view offline_page) {
  Page page;
  page.url = root_url();
  page.language = outline.default_language();
  Data data;
  data.text("site_json", offline_page.empty() ? "" : site_json(outline, offline_page))
      .text("theme_folder", page.href(outline, outline.theme.folder()));
  return data;
}

}  // namespace lectern::site
