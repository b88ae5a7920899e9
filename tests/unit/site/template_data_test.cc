// What each template gets, against themes/README.md, which documents it template by template.

#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "site/feed.h"
#include "site/lesson_data.h"
#include "site/overview.h"
#include "site/sitemap.h"
#include "site/theme.h"
#include "site/web_manifest.h"
#include "site/worker.h"
#include "unit/site/little_archive.h"

namespace lectern::site {
namespace {

using Names = std::set<std::string>;

/// Words between backquotes that are no names of data: of settings, of words, of elements.
const Names kOtherWords{"ui", "not_found", "offline", "base_url", "zh", "welcome"};

std::string manual() {
  std::ifstream in(std::string(LECTERN_TESTS_DIR) + "/../themes/README.md");
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

/// The names in `text`, as `name`.
Names names_in(const std::string& text) {
  static const std::regex kName("`([a-z_]+)`");
  Names out;
  for (std::sregex_iterator found(text.begin(), text.end(), kName), end; found != end; ++found) {
    if (const std::string name = (*found)[1]; !kOtherWords.contains(name)) out.insert(name);
  }
  return out;
}

/// The first paragraph below each heading of the third level, by the heading without backquotes. A table is one.
std::map<std::string, Names> documented() {
  std::map<std::string, Names> out;
  const std::string text = manual();
  for (std::size_t at = text.find("\n### "); at != std::string::npos; at = text.find("\n### ", at + 1)) {
    const std::size_t title = at + 5, end = text.find('\n', title), stop = text.find("\n\n", end + 2);
    std::string name = text.substr(title, end - title);
    name.erase(std::remove(name.begin(), name.end(), '`'), name.end());
    const std::string names = text.substr(end, stop - end);
    out[name] = names_in(names);
    if (names.find("as for `welcome`") != std::string::npos) out[name].merge(Names(out.at("welcome")));
  }
  return out;
}

/// Of `all`, what `data` has, at whatever depth.
void add_given(const Data& data, const std::string& path, const Names& all, Names& out) {
  for (const std::string& name : all) {
    if (!data.has(path + name)) continue;
    out.insert(name);
    add_given(data, path + name + '.', all, out);
  }
}

/// Renders nothing, but fills as the renderer does.
class Filler {
 public:
  Filler() : outline_(outline_of(archive_)), overview_(outline_, facts_) {}

  Data page() const { return page_data(outline_, lesson_page_of(outline_, first_)); }

  /// What each template gets beyond `page_data`.
  std::map<std::string, Data> all() const {
    std::map<std::string, Data> out = overviews();
    const archive::Lesson& untranslated = course_.lessons[1];
    const Page missing = missing_page_of(outline_, course_, untranslated, "en");
    Sitemap sitemap(archive_.site);
    sitemap.add(lesson_page_of(outline_, first_), "");
    out["lesson"] = lesson_data(outline_, lesson_page_of(outline_, first_), first_, little_document());
    out["missing"] = missing_data(outline_, missing, course_, untranslated);
    out["feed"] = feed_data(outline_, "zh", facts_);
    out["manifest"] = manifest_data(outline_, "zh");
    out["service-worker"] = worker_data(outline_, "the page");
    out["sitemap"] = std::move(sitemap.files().front());
    out["sitemap-index"] = sitemap_index_data(archive_.site, {"sitemap-1.xml"});
    out["robots"] = robots_data(archive_.site);
    return out;
  }

 private:
  std::map<std::string, Data> overviews() const {
    std::vector<FilledPage> pages;
    pages.push_back(overview_.home("zh"));
    pages.push_back(overview_.course("zh", course_));
    pages.push_back(overview_.guests("zh"));
    pages.push_back(overview_.guest("zh", outline_.guests.in("zh").front()));
    pages.push_back(overview_.tags("zh"));
    pages.push_back(overview_.tag("zh", outline_.tags.in("zh").front()));
    pages.push_back(overview_.search("zh", "manifest.bin"));
    pages.push_back(overview_.welcome());
    pages.push_back(overview_.not_found());
    pages.push_back(overview_.offline());
    std::map<std::string, Data> out;
    for (FilledPage& page : pages) out[page.template_name] = std::move(page.data);
    return out;
  }

  static Outline outline_of(const archive::Archive& archive) {
    static const Words words;
    return {archive,
            words,
            AssetSet("theme", {}),
            AssetSet("client", {}),
            "search-index",
            Taxonomy::of_guests(archive),
            Taxonomy::of_tags(archive),
            LinkMap(archive)};
  }

  const archive::Archive archive_ = little_archive();
  const archive::Course& course_ = archive_.courses.front();
  const LessonRef first_{&course_, &course_.lessons.front(), &course_.lessons.front().write_ups.front()};
  const AllPageFacts facts_;
  const Outline outline_;
  const Overview overview_;
};

}  // namespace

TEST_CASE("The manual of themes names just what each template gets") {
  const std::map<std::string, Names> manual = documented();
  const Filler filler;
  Names all;
  for (const auto& [section, names] : manual) all.insert(names.begin(), names.end());

  Names every_page;
  add_given(filler.page(), "", all, every_page);
  CHECK(every_page == manual.at("Every page"));

  const std::map<std::string, Data> templates = filler.all();
  CHECK(templates.size() == page_templates().size());
  for (const std::string& name : page_templates()) {
    CAPTURE(name);
    REQUIRE(templates.contains(name));
    REQUIRE(manual.contains(name));
    Names given, expected = manual.at(name);
    add_given(templates.at(name), "", all, given);
    const Names& item = manual.at("An item of lessons or newest");
    if (expected.contains("lessons") || expected.contains("newest")) expected.insert(item.begin(), item.end());
    // What a template gets in the place of what every page has is documented there.
    for (const std::string& page_name : every_page) {
      if (templates.at(name).has(page_name)) expected.insert(page_name);
    }
    CHECK(given == expected);
  }
}

}  // namespace lectern::site
