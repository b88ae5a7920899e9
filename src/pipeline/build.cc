#include "pipeline/build.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "core/file_system.h"
#include "pipeline/cache_folder.h"
#include "pipeline/card.h"
#include "pipeline/index_place.h"
#include "pipeline/journal.h"
#include "pipeline/page_table.h"
#include "pipeline/program.h"
#include "pipeline/search_stage.h"
#include "pipeline/sources.h"
#include "pipeline/write_up_stage.h"
#include "pipeline/write_ups.h"
#include "publish/publisher.h"
#include "site/renderer.h"

namespace lectern::pipeline {
namespace {

namespace fs = std::filesystem;

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

/// Reads the write-ups for their problems alone.
core::Result<BuildReport> check_write_ups(const Sources& sources, core::Memory& memory, core::Diagnostics problems,
                                          const BuildOptions& options, const Progress& progress) {
  const core::DiskFileSystem files;
  const site::LinkMap links(sources.archive);
  const WriteUpParser parser(files, sources.archive, links, memory);
  WriteUpStage write_ups(sources.archive, parser, progress);
  if (auto read = write_ups.read(); !read) return read.error();
  problems.append(write_ups.problems());
  return describe(sources.archive, std::move(problems), options.strict);
}

publish::Patience patience_with(const Progress& progress) {
  publish::Patience patience;
  patience.waiting = [&progress](const std::string& holder) {
    progress(fmt::format("waiting for another build (process {})", holder).c_str(), 0, 1);
  };
  return patience;
}

/// From what was read to the published site, with the values that the steps share.
class Build {
 public:
  Build(const BuildOptions& options, const Sources& sources, IndexPlace& place, const core::Fingerprint& program,
        Journal& memory, const Progress& progress)
      : options_(options), sources_(sources), place_(place), program_(program), memory_(memory), progress_(progress) {}

  /// With `anew`, the index is made of nothing but the archive.
  core::Result<BuildReport> run(core::Diagnostics problems, const publish::Patience& patience, bool anew) {
    auto workshop = site_workshop(options_.archive, options_.output);
    if (!workshop) return workshop.error();
    auto publisher = publish::Publisher::begin(options_.output, *workshop, patience);
    if (!publisher) return publisher.error();
    if (auto intact = publisher->is_intact(); !intact) return intact.error();
    PageTable pages(*workshop / "pages", context_of(publisher->stamp()));
    auto renderer = site::Renderer::create(sources_.archive, sources_.theme, options_.share / "client", kSearchFolder);
    if (!renderer) return renderer.error();

    const WriteUpParser parser(files_, sources_.archive, renderer->links(), memory_);
    WriteUpStage write_ups(sources_.archive, parser, progress_);
    auto search = SearchStage::begin(place_, indexed(write_ups.places()), write_ups.batch_count(), anew);
    if (!search) return search.error();
    used_last_index_ = search->updates();
    auto published = write_ups.publish(*renderer, pages, *search, *publisher);
    if (!published) return published.error();
    problems.append(write_ups.problems());
    BuildReport report = describe(sources_.archive, std::move(problems), options_.strict);
    if (report.stopped) return report;

    auto manifest = search->finish(*publisher, pages, progress_);
    if (!manifest) return manifest.error();
    auto rest = renderer->write_rest(write_ups.page_facts(), *manifest, pages, *publisher);
    if (!rest) return rest.error();
    return finish(std::move(report), *publisher, pages, *search, *workshop / "pages");
  }

  bool used_last_index() const { return used_last_index_; }

 private:
  /// The context of a table of pages: the program, and the publish that they are of.
  core::Fingerprint context_of(const std::string& stamp) const {
    return core::Fingerprinter().add(program_).add(stamp).finish();
  }

  std::vector<IndexedWriteUp> indexed(const std::vector<WriteUpPlace>& places) const {
    std::vector<IndexedWriteUp> out;
    for (const WriteUpPlace& place : places) {
      const std::uint64_t key = card_key(program_, sources_.archive.site, place);
      out.push_back({place.lesson.path, place.write_up.language, key});
    }
    return out;
  }

  core::Result<BuildReport> finish(BuildReport report, publish::Publisher& publisher, const PageTable& pages,
                                   SearchStage& search, const fs::path& table) {
    report.unchanged = pages.unchanged() && !publisher.stamp().empty();
    if (report.unchanged) {
      report.pages = pages.page_count();
      report.files = pages.last_file_count();
    } else {
      if (auto published = publish(report, publisher, pages, table); !published) return published.error();
    }
    if (auto committed = search.commit(); !committed) return committed.error();
    if (auto saved = memory_.save(); !saved) return saved.error();
    return report;
  }

  core::Result<void> publish(BuildReport& report, publish::Publisher& publisher, const PageTable& pages,
                             const fs::path& table) const {
    auto reused = publisher.reuse_rest([&](std::string_view path) { return pages.is_kept(path); });
    if (!reused) return reused;
    report.pages = publisher.page_count();
    report.files = publisher.file_count();
    auto stamp = publisher.prepare();
    if (!stamp) return stamp.error();
    if (auto committed = publisher.commit(); !committed) return committed;
    return pages.save(table, context_of(*stamp), report.files);
  }

  const BuildOptions& options_;
  const Sources& sources_;
  IndexPlace& place_;
  const core::Fingerprint& program_;
  Journal& memory_;
  const Progress& progress_;
  const core::DiskFileSystem files_;
  bool used_last_index_ = false;
};

bool is_about_index(const core::Error& error) {
  using Code = core::Error::Code;
  return error.code == Code::SelfTest || error.code == Code::Corrupt || error.code == Code::IndexMismatch;
}

}  // namespace

core::Result<BuildReport> check(const BuildOptions& options, const Progress& progress) {
  core::Diagnostics problems;
  core::NoMemory memory;
  auto sources = read_sources(core::DiskFileSystem(), options, memory, problems);
  if (!sources) return sources.error();
  return check_write_ups(*sources, memory, std::move(problems), options, progress);
}

core::Result<BuildReport> build(const BuildOptions& options, const Progress& progress) {
  if (auto apart = keep_apart(options.archive, options.output); !apart) return apart.error();
  const publish::Patience patience = patience_with(progress);
  auto place = IndexPlace::begin(options.archive, patience);
  if (!place) return place.error();
  const core::Fingerprint program = program_fingerprint();
  Journal memory(place->folder() / "memory", program);
  core::Diagnostics problems;
  auto sources = read_sources(core::DiskFileSystem(), options, memory, problems);
  if (!sources) return sources.error();
  if (must_stop(problems, options.strict)) {
    return check_write_ups(*sources, memory, std::move(problems), options, progress);
  }
  Build build(options, *sources, *place, program, memory, progress);
  auto report = build.run(problems, patience, false);
  // What the cache has may be damaged in ways that show only at the end.
  if (report || !build.used_last_index() || !is_about_index(report.error())) return report;
  return build.run(std::move(problems), patience, true);
}

}  // namespace lectern::pipeline
