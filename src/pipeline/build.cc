#include "pipeline/build.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "archive/loader.h"
#include "core/file_system.h"
#include "index/index.h"
#include "index/writer.h"
#include "markdown/bilingual.h"
#include "markdown/document.h"
#include "pipeline/card.h"
#include "pipeline/index_place.h"
#include "pipeline/self_test.h"
#include "pipeline/write_ups.h"
#include "publish/publisher.h"
#include "site/renderer.h"
#include "site/theme.h"
#include "site/urls.h"
#include "web_index/exporter.h"

namespace lectern::pipeline {
namespace {

namespace fs = std::filesystem;

constexpr const char* kSearchFolder = "search-index";

std::vector<archive::Half> split(const core::SourceFile& source, core::LineRange body, core::Diagnostics& problems) {
  std::vector<archive::Half> halves;
  for (markdown::LanguageHalf& half : markdown::split_bilingual(source, body, problems)) {
    halves.push_back({std::move(half.language), half.lines});
  }
  return halves;
}

/// Everything that reading gives: the archive, the theme, and what is wrong with them.
struct Sources {
  archive::Archive archive;
  site::Theme theme;
};

core::Result<Sources> read_sources(const BuildOptions& options, core::Diagnostics& problems) {
  auto archive = archive::load(core::DiskFileSystem(), options.archive, split, problems);
  if (!archive) return archive.error();
  auto theme = site::load_theme(archive->site.theme, options.archive, options.share / "themes", problems);
  if (!theme) return theme.error();
  return Sources{*std::move(archive), *std::move(theme)};
}

bool must_stop(const core::Diagnostics& problems, bool strict) {
  return problems.has_errors() || (strict && problems.count(core::Severity::Warning) > 0);
}

BuildReport describe(const archive::Archive& archive, core::Diagnostics problems, bool strict) {
  BuildReport report;
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

core::Result<void> write_missing_pages(const archive::Archive& archive, const site::Renderer& renderer,
                                       core::FileSink& sink) {
  for (const archive::Course& course : archive.courses) {
    for (const archive::Lesson& lesson : course.lessons) {
      for (const core::LanguageTag& language : archive.site.languages) {
        if (lesson.in(language) != nullptr) continue;
        auto page = renderer.missing_page(course, lesson, language);
        if (!page) return page.error();
        auto written = sink.write(site::file_of(site::lesson_url(language, course, lesson)), *page);
        if (!written) return written;
      }
    }
  }
  return {};
}

/// The stages from a parsed write-up to the staged site, with the values that they share.
class Build {
 public:
  Build(const archive::Archive& archive, const site::Renderer& renderer, core::FileSink& sink, index::Writer writer)
      : archive_(archive), renderer_(renderer), sink_(sink), writer_(std::move(writer)) {}

  core::Result<void> add(const archive::Course& course, const archive::Lesson& lesson, const archive::WriteUp& write_up,
                         const markdown::Document& document) {
    auto page = renderer_.lesson_page(course, lesson, write_up, document);
    if (!page) return page.error();
    const std::string url = site::lesson_url(write_up.language, course, lesson);
    if (auto written = sink_.write(site::file_of(url), *page); !written) return written;
    facts_[url] = site::facts_of(write_up, document);
    return writer_.add(make_card(course, lesson, write_up, document));
  }

  core::Result<void> finish_index() { return writer_.finish(); }

  core::Result<void> write_rest(const std::string& manifest) {
    if (auto written = write_missing_pages(archive_, renderer_, sink_); !written) return written;
    return renderer_.write_rest(facts_, manifest, sink_);
  }

 private:
  const archive::Archive& archive_;
  const site::Renderer& renderer_;
  core::FileSink& sink_;
  index::Writer writer_;
  site::AllPageFacts facts_;
};

/// The web index of the finished database, and the proof that both find every lesson. Gives the manifest's name.
core::Result<std::string> export_search(const fs::path& database, publish::Publisher& publisher,
                                        const Progress& progress) {
  auto index = index::Index::open(database);
  if (!index) return index.error();
  progress("exporting the web index", 0, 1);
  auto manifest = web_index::export_to(*index, publisher, kSearchFolder);
  if (!manifest) return manifest.error();
  if (auto tested = test_search(*index, publisher.staging() / kSearchFolder, progress); !tested) return tested.error();
  return manifest;
}

/// Reads the write-ups for their problems alone.
core::Result<BuildReport> check_write_ups(const Sources& sources, core::Diagnostics problems,
                                          const BuildOptions& options, const Progress& progress) {
  auto checked =
      for_each_write_up(sources.archive, problems, progress, [](const auto&...) { return core::Result<void>(); });
  if (!checked) return checked.error();
  return describe(sources.archive, std::move(problems), options.strict);
}

/// Neither folder may hold the other: a site would be read as an archive, or an archive replaced by a site.
core::Result<void> keep_apart(const fs::path& archive, const fs::path& output) {
  std::error_code cause;
  const fs::path from = fs::weakly_canonical(archive, cause), to = fs::weakly_canonical(fs::absolute(output), cause);
  if (cause) return core::io_error("open", output, cause);
  const auto [a, b] = std::mismatch(from.begin(), from.end(), to.begin(), to.end());
  if (a != from.end() && b != to.end() && !b->empty()) return {};
  return core::Error{
      core::Error::Code::InvalidUsage,
      fmt::format("the site ({}) and the archive ({}) lie one inside the other", output.string(), archive.string()),
      "name an output folder outside the archive with -o"};
}

}  // namespace

core::Result<BuildReport> check(const BuildOptions& options, const Progress& progress) {
  core::Diagnostics problems;
  auto sources = read_sources(options, problems);
  if (!sources) return sources.error();
  return check_write_ups(*sources, std::move(problems), options, progress);
}

core::Result<BuildReport> build(const BuildOptions& options, const Progress& progress) {
  if (auto apart = keep_apart(options.archive, options.output); !apart) return apart.error();
  core::Diagnostics problems;
  auto sources = read_sources(options, problems);
  if (!sources) return sources.error();
  if (must_stop(problems, options.strict)) return check_write_ups(*sources, std::move(problems), options, progress);

  auto publisher = publish::Publisher::begin(options.output);
  if (!publisher) return publisher.error();
  auto place = IndexPlace::begin(options.archive);
  if (!place) return place.error();
  auto renderer = site::Renderer::create(sources->archive, sources->theme, options.share / "client", kSearchFolder);
  if (!renderer) return renderer.error();
  auto writer = index::Writer::create(place->fresh());
  if (!writer) return writer.error();

  Build stages(sources->archive, *renderer, *publisher, *std::move(writer));
  // What cannot be published any more is still read, so that one run shows every problem.
  auto added =
      for_each_write_up(sources->archive, problems, progress,
                        [&](const auto& course, const auto& lesson, const auto& write_up, const auto& document) {
                          if (must_stop(problems, options.strict)) return core::Result<void>();
                          return stages.add(course, lesson, write_up, document);
                        });
  if (!added) return added.error();
  BuildReport report = describe(sources->archive, std::move(problems), options.strict);
  if (report.stopped) return report;

  if (auto finished = stages.finish_index(); !finished) return finished.error();
  auto manifest = export_search(place->fresh(), *publisher, progress);
  if (!manifest) return manifest.error();
  if (auto written = stages.write_rest(*manifest); !written) return written.error();
  report.pages = publisher->page_count();
  report.files = publisher->file_count();
  if (auto committed = publisher->commit(); !committed) return committed.error();
  if (auto committed = place->commit(); !committed) return committed.error();
  return report;
}

}  // namespace lectern::pipeline
