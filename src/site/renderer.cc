#include "site/renderer.h"

#include <array>
#include <functional>
#include <optional>
#include <utility>

#include "core/parallel.h"
#include "site/asset_set.h"
#include "site/emblem.h"
#include "site/lesson_data.h"
#include "site/outline.h"
#include "site/page_keys.h"
#include "site/rest_writer.h"
#include "site/template_set.h"

namespace lectern::site {

struct Renderer::State {
  Outline outline;
  TemplateSet templates;
  PageKeys keys;  // borrows the outline

  State(Outline made, TemplateSet parsed, const core::Fingerprint& theme)
      : outline(std::move(made)), templates(std::move(parsed)), keys(outline, theme) {}
};

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
  Taxonomy guests, tags;
  std::optional<LinkMap> links;
  const std::array<std::function<void()>, 3> views = {
      [&] { guests = Taxonomy::of_guests(archive); },
      [&] { tags = Taxonomy::of_tags(archive); },
      [&] { links.emplace(archive); },
  };
  auto viewed = core::for_each_in_parallel(views.size(), [&](std::size_t i) {
    views[i]();
    return core::Result<void>();
  });
  if (!viewed) return viewed.error();
  AssetSet::Files assets = theme.assets;
  add_emblems(assets);
  Outline outline{archive,
                  theme.words,
                  AssetSet("theme", std::move(assets)),
                  AssetSet("client", *std::move(scripts)),
                  std::move(search_folder),
                  std::move(guests),
                  std::move(tags),
                  *std::move(links)};
  return Renderer(std::make_unique<State>(std::move(outline), *std::move(templates), fingerprint_of(theme)));
}

core::Result<std::string> Renderer::lesson_page(const archive::Course& course, const archive::Lesson& lesson,
                                                const archive::WriteUp& write_up,
                                                const markdown::Document& document) const {
  const LessonRef ref{&course, &lesson, &write_up};
  Page page = lesson_page_of(state_->outline, ref);
  page.description = facts_of(write_up, document).description;
  return render(state_->outline, state_->templates, page, "lesson", lesson_data(state_->outline, page, ref, document));
}

core::Fingerprint Renderer::lesson_key(const archive::Course& course, const archive::Lesson& lesson,
                                       const archive::WriteUp& write_up, const core::Fingerprint& document) const {
  return state_->keys.lesson({&course, &lesson, &write_up}, document);
}

core::Result<void> Renderer::write_rest(const AllPageFacts& facts, const std::string& manifest, PageKeeper& keeper,
                                        core::FileSink& sink) const {
  return RestWriter(state_->outline, state_->templates, state_->keys, facts, keeper, sink).write(manifest);
}

const LinkMap& Renderer::links() const {
  return state_->outline.links;
}

}  // namespace lectern::site
