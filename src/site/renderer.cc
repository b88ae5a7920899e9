#include "site/renderer.h"

#include <fmt/format.h>

#include <functional>

#include "site/asset_set.h"
#include "site/feed.h"
#include "site/lesson_data.h"
#include "site/outline.h"
#include "site/overview.h"
#include "site/sitemap.h"
#include "site/template_set.h"
#include "site/urls.h"

namespace lectern::site {

struct Renderer::State {
  Outline outline;
  TemplateSet templates;

  std::string render(const Page& page, const char* template_name, const Data& data) const {
    const Data around = page_data(outline, page);
    return templates.get(template_name, page.language).render({&around, &data});
  }
};

namespace {

/// Writes what is not a lesson page, and stops at the first failure.
class RestWriter {
 public:
  using Render = std::function<std::string(const Page&, const char*, const Data&)>;

  RestWriter(const Outline& outline, const TemplateSet& templates, Render render, const AllPageFacts& facts,
             const std::string& manifest, core::FileSink& sink)
      : outline_(outline),
        templates_(templates),
        render_(std::move(render)),
        facts_(facts),
        manifest_(manifest),
        sink_(sink),
        overview_(outline, facts),
        sitemap_(outline.site()) {}

  core::Result<void> write() {
    page(overview_.welcome());
    put("404.html", overview_.not_found());
    for (const core::LanguageTag& language : outline_.site().languages) write_language(language);
    write_sitemap();
    keep(outline_.theme.write(sink_));
    keep(outline_.client.write(sink_));
    write_archive_assets();
    return outcome_;
  }

 private:
  void keep(core::Result<void> result) {
    if (outcome_) outcome_ = std::move(result);
  }

  void put(const std::string& file, const FilledPage& filled) {
    if (outcome_) keep(sink_.write(file, render_(filled.page, filled.template_name, filled.data)));
  }

  void page(const FilledPage& filled) {
    put(file_of(filled.page.url), filled);
    sitemap_.add(filled.page, "");
  }

  void text(const std::string& file, const char* template_name, const core::LanguageTag& language, const Data& data) {
    if (outcome_) keep(sink_.write(file, templates_.get(template_name, language).render({&data})));
  }

  void write_language(const core::LanguageTag& language) {
    page(overview_.home(language));
    for (const archive::Course& course : outline_.archive.courses) {
      page(overview_.course(language, course));
      list_lessons(course, language);
    }
    page(overview_.guests(language));
    for (const TaxonomyEntry& guest : outline_.guests.in(language)) page(overview_.guest(language, guest));
    page(overview_.tags(language));
    for (const TaxonomyEntry& tag : outline_.tags.in(language)) page(overview_.tag(language, tag));
    page(overview_.search(language, manifest_));
    text(feed_url(language), "feed", language, feed_data(outline_, language, facts_));
  }

  /// Their pages are written elsewhere; the sitemap has them all the same.
  void list_lessons(const archive::Course& course, const core::LanguageTag& language) {
    for (const archive::Lesson& lesson : course.lessons) {
      const archive::WriteUp* write_up = lesson.in(language);
      if (write_up == nullptr) continue;
      const LessonRef ref{&course, &lesson, write_up};
      const std::optional<core::Date> date = date_of(ref);
      sitemap_.add(lesson_page_of(outline_, ref), date ? core::iso_day(*date) : "");
    }
  }

  void write_sitemap() {
    const core::LanguageTag& language = outline_.default_language();
    const std::vector<Data> files = sitemap_.files();
    Data index;
    if (files.size() == 1) {
      text("sitemap.xml", "sitemap", language, files.front());
    } else {
      std::vector<Data> parts;
      for (std::size_t i = 0; i < files.size(); ++i) {
        const std::string file = fmt::format("sitemap-{}.xml", i + 1);
        text(file, "sitemap", language, files[i]);
        Data part;
        part.text("href", public_url(outline_.site(), file));
        parts.push_back(std::move(part));
      }
      index.list("sitemaps", std::move(parts));
      text("sitemap.xml", "sitemap-index", language, index);
    }
    Data robots;
    robots.text("sitemap_href", public_url(outline_.site(), "sitemap.xml"));
    text("robots.txt", "robots", language, robots);
  }

  void write_archive_assets() {
    for (const archive::Course& course : outline_.archive.courses) {
      for (const archive::Asset& asset : course.assets) copy(asset_url(course, asset.path), asset);
      for (const archive::Lesson& lesson : course.lessons) {
        for (const archive::Asset& asset : lesson.assets) copy(asset_url(course, lesson, asset.path), asset);
      }
    }
  }

  void copy(const std::string& file, const archive::Asset& asset) {
    if (outcome_) keep(sink_.copy(file, asset.source));
  }

  const Outline& outline_;
  const TemplateSet& templates_;
  Render render_;
  const AllPageFacts& facts_;
  const std::string& manifest_;
  core::FileSink& sink_;
  Overview overview_;
  Sitemap sitemap_;
  core::Result<void> outcome_;
};

}  // namespace

Renderer::Renderer(std::unique_ptr<State> state) : state_(std::move(state)) {}
Renderer::Renderer(Renderer&&) noexcept = default;
Renderer& Renderer::operator=(Renderer&&) noexcept = default;
Renderer::~Renderer() = default;

core::Result<Renderer> Renderer::create(const archive::Archive& archive, const Theme& theme,
                                        const std::filesystem::path& client, std::string search_folder) {
  auto scripts = read_client(client);
  if (!scripts) return scripts.error();
  auto templates = TemplateSet::parse(theme, archive.site.languages);
  if (!templates) return templates.error();
  Outline outline{archive,
                  theme.words,
                  AssetSet("theme", theme.assets),
                  AssetSet("client", *std::move(scripts)),
                  std::move(search_folder),
                  Taxonomy::of_guests(archive),
                  Taxonomy::of_tags(archive),
                  LinkMap(archive)};
  return Renderer(std::unique_ptr<State>(new State{std::move(outline), *std::move(templates)}));
}

core::Result<std::string> Renderer::lesson_page(const archive::Course& course, const archive::Lesson& lesson,
                                                const archive::WriteUp& write_up,
                                                const markdown::Document& document) const {
  const LessonRef ref{&course, &lesson, &write_up};
  Page page = lesson_page_of(state_->outline, ref);
  page.description = facts_of(write_up, document).description;
  return state_->render(page, "lesson", lesson_data(state_->outline, page, ref, document));
}

core::Result<std::string> Renderer::missing_page(const archive::Course& course, const archive::Lesson& lesson,
                                                 const core::LanguageTag& language) const {
  const Page page = missing_page_of(state_->outline, course, lesson, language);
  return state_->render(page, "missing", missing_data(state_->outline, page, course, lesson));
}

core::Result<void> Renderer::write_rest(const AllPageFacts& facts, const std::string& manifest,
                                        core::FileSink& sink) const {
  const State& state = *state_;
  const auto render = [&state](const Page& page, const char* name, const Data& data) {
    return state.render(page, name, data);
  };
  return RestWriter(state.outline, state.templates, render, facts, manifest, sink).write();
}

}  // namespace lectern::site
