#include "pipeline/site_build.h"

#include <utility>

#include "core/file_system.h"
#include "core/parallel.h"
#include "pipeline/cache_folder.h"
#include "pipeline/card.h"
#include "pipeline/program.h"
#include "pipeline/report_codec.h"
#include "pipeline/silencing.h"
#include "pipeline/write_up_stage.h"

namespace lectern::pipeline {

namespace fs = std::filesystem;

bool must_stop(const core::Diagnostics& problems, bool strict) {
  return problems.has_errors() || (strict && problems.count(core::Severity::Warning) > 0);
}

BuildReport describe(const archive::Archive& archive, core::Diagnostics problems, bool strict,
                     const std::function<bool(std::string_view code)>& judged) {
  BuildReport report;
  Silencing silencing(archive);
  silencing.report_unknown(problems);
  problems.sort();
  report.silenced = silencing.apply(problems);
  // What an error leaves out may be what there was to silence.
  if (judged && !problems.has_errors()) silencing.report_unused(judged, problems);
  report.stopped = must_stop(problems, strict);
  report.problems = std::move(problems);
  report.problems.sort();
  report.base_url = archive.site.base_url;
  report.courses = archive.courses.size();
  for (const archive::Course& course : archive.courses) {
    report.lessons += course.lessons.size();
    for (const archive::Lesson& lesson : course.lessons) {
      for (const archive::WriteUp& write_up : lesson.write_ups) ++report.write_ups[write_up.language];
    }
  }
  return report;
}

/// Reads the write-ups for their problems alone.
core::Result<BuildReport> check_write_ups(const Sources& sources, core::Memory& memory, core::Diagnostics problems,
                                          const BuildOptions& options, const Progress& progress) {
  const core::DiskFileSystem files;
  const site::LinkMap links(sources.archive);
  const auto pictures = PictureSizes::read(sources.archive, memory);
  if (!pictures) return pictures.error();
  const WriteUpParser parser(files, sources.archive, links, *pictures, memory);
  WriteUpStage write_ups(places_of(sources.archive), parser, progress);
  if (auto read = write_ups.read(); !read) return read.error();
  problems.append(write_ups.problems());
  return describe(sources.archive, std::move(problems), options.strict);
}

SiteBuild::SiteBuild(const BuildOptions& options, IndexPlace& place, const Progress& progress)
    : options_(options),
      place_(place),
      progress_(progress),
      program_(program_fingerprint()),
      memory_(place.folder() / "memory", program_) {}

core::Result<BuildReport> SiteBuild::run(const publish::Patience& patience, bool anew) {
  auto workshop = site_workshop(options_.archive, options_.output);
  if (!workshop) return workshop.error();
  auto publisher = publish::Publisher::begin(options_.output, *workshop, patience);
  if (!publisher) return publisher.error();
  if (auto intact = publisher->is_intact(); !intact) return intact.error();
  look_at_inputs();
  if (auto told = told_before(publisher->stamp()); told && place_.is_sealed()) return *std::move(told);

  core::Diagnostics problems;
  auto sources = read_sources(files_, options_, memory_, problems);
  if (!sources) return sources.error();
  core::Diagnostics heard = problems;
  Silencing(sources->archive).apply(heard);
  if (must_stop(heard, options_.strict)) {
    return check_write_ups(*sources, memory_, std::move(problems), options_, progress_);
  }
  auto pictures = PictureSizes::read(sources->archive, memory_);
  if (!pictures) return pictures.error();
  auto site = std::make_unique<MadeSite>(MadeSite{*std::move(sources), *std::move(pictures), std::nullopt});
  return make(std::move(site), std::move(problems), *publisher, *workshop / "pages", anew);
}

void SiteBuild::look_at_inputs() {
  files_.look_at(options_.archive);
  inputs_ = files_.fingerprint();
  ListedFiles others;
  for (const char* folder : {"themes", "client"}) others.look_at(options_.share / folder);
  const auto rest = others.fingerprint();
  if (inputs_ && rest) inputs_ = core::Fingerprinter().add(*inputs_).add(*rest).finish();
  if (!rest) inputs_.reset();
}

/// Where the report of a build of these inputs is remembered, when the live site has this stamp.
std::optional<core::Fingerprint> SiteBuild::report_key(const std::string& stamp) const {
  if (!inputs_ || stamp.empty()) return std::nullopt;
  return core::Fingerprinter()
      .add("report")
      .add(*inputs_)
      .add(options_.strict)
      .add(options_.service_worker)
      .add(stamp)
      .finish();
}

/// The report of a build that would do just this again.
std::optional<BuildReport> SiteBuild::told_before(const std::string& stamp) const {
  const auto key = report_key(stamp);
  const auto bytes = key ? memory_.find(*key) : std::nullopt;
  auto report = bytes ? decode_report(*bytes) : std::nullopt;
  if (report) report->unchanged = true;
  return report;
}

core::Result<BuildReport> SiteBuild::make(std::unique_ptr<MadeSite> site, core::Diagnostics problems,
                                          publish::Publisher& publisher, const fs::path& table, bool anew) {
  const archive::Archive& archive = site->sources.archive;
  std::optional<PageTable> pages;
  std::optional<Translator> translator;
  std::optional<SearchStage> search;
  // What is to be made, and what is left of the last build.
  auto begun = core::for_each_in_parallel(2, [&](std::size_t i) -> core::Result<void> {
    if (i == 0) return begin_site(*site);
    pages.emplace(table, context_of(publisher.stamp()));
    return begin_search(*site, anew, translator, search);
  });
  if (!begun) return begun.error();
  used_last_index_ = search->updates();
  const WriteUpParser parser(files_, archive, site->renderer->links(), site->pictures, memory_);
  WriteUpStage write_ups(places_of(archive), parser, progress_);
  auto published = write_ups.publish(*site->renderer, *translator, *pages, *search, memory_, publisher);
  if (!published) return published.error();
  problems.append(write_ups.problems());
  BuildReport report = describe(archive, std::move(problems), options_.strict);
  if (report.stopped) return report;

  auto manifest = search->finish(translator->renderings(), publisher, *pages, progress_);
  if (!manifest) return manifest.error();
  auto rest = site->renderer->write_rest(write_ups.page_facts(), *manifest, *pages, publisher);
  if (!rest) return rest.error();
  if (auto finished = finish(report, publisher, *pages, *search, table); !finished) return finished.error();
  made_ = std::move(site);
  return report;
}

core::Result<void> SiteBuild::begin_site(MadeSite& site) const {
  const Sources& sources = site.sources;
  auto renderer = site::Renderer::create(sources.archive, sources.theme, options_.share / "client", kSearchFolder);
  if (!renderer) return renderer.error();
  site.renderer = *std::move(renderer);
  return {};
}

core::Result<void> SiteBuild::begin_search(const MadeSite& site, bool anew, std::optional<Translator>& translator,
                                           std::optional<SearchStage>& search) {
  const archive::Archive& archive = site.sources.archive;
  auto learnt = Translator::learn({files_, archive, site.pictures, program_, memory_, progress_});
  if (!learnt) return learnt.error();
  translator = *std::move(learnt);
  const std::vector<WriteUpPlace> places = places_of(archive);
  std::vector<IndexedWriteUp> write_ups = indexed(archive.site, places, *translator);
  auto begun = SearchStage::begin(place_, std::move(write_ups), Batches(places.size()).count(), anew);
  if (!begun) return begun.error();
  search = *std::move(begun);
  return {};
}

/// The context of a table of pages: the program, and the publish that they are of.
core::Fingerprint SiteBuild::context_of(const std::string& stamp) const {
  return core::Fingerprinter().add(program_).add(stamp).finish();
}

std::vector<IndexedWriteUp> SiteBuild::indexed(const archive::SiteSettings& site,
                                               const std::vector<WriteUpPlace>& places,
                                               const Translator& translator) const {
  std::vector<IndexedWriteUp> out;
  for (const WriteUpPlace& place : places) {
    const std::uint64_t card = card_key(program_, site, place);
    const bool told = translator.tells_of(place);
    const std::uint64_t key = told ? core::Fingerprinter().add("told").add(card).finish().low : card;
    out.push_back({place.lesson.path, place.write_up.language, key});
  }
  return out;
}

core::Result<void> SiteBuild::finish(BuildReport& report, publish::Publisher& publisher, const PageTable& pages,
                                     SearchStage& search, const fs::path& table) {
  report.unchanged = pages.unchanged() && !publisher.stamp().empty();
  std::string stamp = publisher.stamp();
  if (report.unchanged) {
    report.pages = pages.page_count();
    report.files = pages.last_file_count();
  } else {
    auto published = publish(report, publisher, pages, table);
    if (!published) return published.error();
    stamp = *std::move(published);
  }
  if (auto committed = search.commit(); !committed) return committed;
  if (const auto key = report_key(stamp)) memory_.put(*key, encode_report(report));
  return memory_.save();
}

/// Gives the stamp of the site that is live now.
core::Result<std::string> SiteBuild::publish(BuildReport& report, publish::Publisher& publisher, const PageTable& pages,
                                             const fs::path& table) const {
  auto reused = publisher.reuse_rest([&](std::string_view path) { return pages.is_kept(path); });
  if (!reused) return reused.error();
  report.pages = publisher.page_count();
  report.files = publisher.file_count();
  auto stamp = publisher.prepare();
  if (!stamp) return stamp.error();
  if (auto committed = publisher.commit(); !committed) return committed.error();
  if (auto saved = pages.save(table, context_of(*stamp), report.files); !saved) return saved.error();
  return *stamp;
}

}  // namespace lectern::pipeline
