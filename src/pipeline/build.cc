#include "pipeline/build.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "core/file_system.h"
#include "pipeline/cache_folder.h"
#include "pipeline/card.h"
#include "pipeline/index_place.h"
#include "pipeline/journal.h"
#include "pipeline/listed_files.h"
#include "pipeline/page_table.h"
#include "pipeline/program.h"
#include "pipeline/report_codec.h"
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

/// From options to the published site, with the values that the steps share.
class Build {
 public:
  Build(const BuildOptions& options, IndexPlace& place, const Progress& progress)
      : options_(options),
        place_(place),
        progress_(progress),
        program_(program_fingerprint()),
        memory_(place.folder() / "memory", program_) {}

  /// With `anew`, the index is made of nothing but the archive.
  core::Result<BuildReport> run(const publish::Patience& patience, bool anew) {
    auto workshop = site_workshop(options_.archive, options_.output);
    if (!workshop) return workshop.error();
    auto publisher = publish::Publisher::begin(options_.output, *workshop, patience);
    if (!publisher) return publisher.error();
    if (auto intact = publisher->is_intact(); !intact) return intact.error();
    look_at_inputs();
    if (auto said = told_before(publisher->stamp()); said && place_.is_sealed()) return *std::move(said);

    core::Diagnostics problems;
    auto sources = read_sources(files_, options_, memory_, problems);
    if (!sources) return sources.error();
    if (must_stop(problems, options_.strict)) {
      return check_write_ups(*sources, memory_, std::move(problems), options_, progress_);
    }
    return run(*sources, std::move(problems), *publisher, *workshop / "pages", anew);
  }

  bool used_last_index() const { return used_last_index_; }

 private:
  void look_at_inputs() {
    files_.look_at(options_.archive);
    inputs_ = files_.fingerprint();
    ListedFiles others;
    for (const char* folder : {"themes", "client"}) others.look_at(options_.share / folder);
    const auto rest = others.fingerprint();
    if (inputs_ && rest) inputs_ = core::Fingerprinter().add(*inputs_).add(*rest).finish();
    if (!rest) inputs_.reset();
  }

  /// Where the report of a build of these inputs is remembered, when the live site has this stamp.
  std::optional<core::Fingerprint> report_key(const std::string& stamp) const {
    if (!inputs_ || stamp.empty()) return std::nullopt;
    return core::Fingerprinter().add("report").add(*inputs_).add(options_.strict).add(stamp).finish();
  }

  /// The report of a build that would do just this again.
  std::optional<BuildReport> told_before(const std::string& stamp) const {
    const auto key = report_key(stamp);
    const auto bytes = key ? memory_.find(*key) : std::nullopt;
    auto report = bytes ? decode_report(*bytes) : std::nullopt;
    if (report) report->unchanged = true;
    return report;
  }

  core::Result<BuildReport> run(const Sources& sources, core::Diagnostics problems, publish::Publisher& publisher,
                                const fs::path& table, bool anew) {
    PageTable pages(table, context_of(publisher.stamp()));
    auto renderer = site::Renderer::create(sources.archive, sources.theme, options_.share / "client", kSearchFolder);
    if (!renderer) return renderer.error();
    const WriteUpParser parser(files_, sources.archive, renderer->links(), memory_);
    WriteUpStage write_ups(sources.archive, parser, progress_);
    auto search =
        SearchStage::begin(place_, indexed(sources.archive.site, write_ups.places()), write_ups.batch_count(), anew);
    if (!search) return search.error();
    used_last_index_ = search->updates();
    auto published = write_ups.publish(*renderer, pages, *search, publisher);
    if (!published) return published.error();
    problems.append(write_ups.problems());
    BuildReport report = describe(sources.archive, std::move(problems), options_.strict);
    if (report.stopped) return report;

    auto manifest = search->finish(publisher, pages, progress_);
    if (!manifest) return manifest.error();
    auto rest = renderer->write_rest(write_ups.page_facts(), *manifest, pages, publisher);
    if (!rest) return rest.error();
    return finish(std::move(report), publisher, pages, *search, table);
  }

  /// The context of a table of pages: the program, and the publish that they are of.
  core::Fingerprint context_of(const std::string& stamp) const {
    return core::Fingerprinter().add(program_).add(stamp).finish();
  }

  std::vector<IndexedWriteUp> indexed(const archive::SiteSettings& site,
                                      const std::vector<WriteUpPlace>& places) const {
    std::vector<IndexedWriteUp> out;
    for (const WriteUpPlace& place : places) {
      const std::uint64_t key = card_key(program_, site, place);
      out.push_back({place.lesson.path, place.write_up.language, key});
    }
    return out;
  }

  core::Result<BuildReport> finish(BuildReport report, publish::Publisher& publisher, const PageTable& pages,
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
    if (auto committed = search.commit(); !committed) return committed.error();
    if (const auto key = report_key(stamp)) memory_.put(*key, encode_report(report));
    if (auto saved = memory_.save(); !saved) return saved.error();
    return report;
  }

  /// Gives the stamp of the site that is live now.
  core::Result<std::string> publish(BuildReport& report, publish::Publisher& publisher, const PageTable& pages,
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

  const BuildOptions& options_;
  IndexPlace& place_;
  const Progress& progress_;
  const core::Fingerprint program_;
  Journal memory_;
  ListedFiles files_;
  std::optional<core::Fingerprint> inputs_;
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
  Build build(options, *place, progress);
  auto report = build.run(patience, false);
  // What the cache has may be damaged in ways that show only at the end.
  if (report || !build.used_last_index() || !is_about_index(report.error())) return report;
  return build.run(patience, true);
}

}  // namespace lectern::pipeline
