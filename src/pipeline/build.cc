#include "pipeline/build.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "core/file_system.h"
#include "core/parallel.h"
#include "pipeline/cache_folder.h"
#include "pipeline/card.h"
#include "pipeline/index_place.h"
#include "pipeline/journal.h"
#include "pipeline/page_table.h"
#include "pipeline/program.h"
#include "pipeline/search_stage.h"
#include "pipeline/sources.h"
#include "pipeline/write_ups.h"
#include "publish/publisher.h"
#include "site/renderer.h"
#include "site/urls.h"

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

/// Write-ups in batches of consecutive ones: enough of them to keep every thread busy, none too large for memory.
class Batches {
 public:
  explicit Batches(std::size_t total)
      : total_(total), size_(std::clamp<std::size_t>(total / (8 * core::thread_count()), 8, 512)) {}

  std::size_t count() const { return (total_ + size_ - 1) / size_; }
  std::size_t begin(std::size_t batch) const { return batch * size_; }
  std::size_t end(std::size_t batch) const { return std::min(total_, begin(batch) + size_); }

 private:
  std::size_t total_;
  std::size_t size_;
};

/// From the write-ups of an archive to their pages and cards. What cannot be published any more is still read, so that
/// one run shows every problem.
class WriteUpStage {
 public:
  WriteUpStage(const archive::Archive& archive, const WriteUpParser& parser, const Progress& progress)
      : places_(places_of(archive)),
        batches_(places_.size()),
        parser_(parser),
        progress_(progress),
        facts_(places_.size()) {}

  /// Facts alone.
  core::Result<void> read() {
    return for_each([&](std::size_t, std::size_t i) -> core::Result<void> {
      auto known = parser_.remember(places_[i]);
      if (known) {
        facts_[i] = *std::move(known);
        return {};
      }
      auto parsed = parser_.parse(places_[i]);
      if (!parsed) return parsed.error();
      facts_[i] = std::move(parsed->facts);
      return {};
    });
  }

  core::Result<void> publish(const site::Renderer& renderer, PageTable& pages, SearchStage& search,
                             core::FileSink& sink) {
    return for_each([&](std::size_t batch, std::size_t i) -> core::Result<void> {
      auto parsed = parser_.parse(places_[i]);
      if (!parsed) return parsed.error();
      facts_[i] = std::move(parsed->facts);
      const auto& [course, lesson, write_up] = places_[i];
      const std::string file = site::file_of(site::lesson_url(write_up.language, course, lesson));
      auto kept = pages.keep(file, renderer.lesson_key(course, lesson, write_up, facts_[i].document));
      if (!kept) return kept.error();
      if (!*kept) {
        auto page = renderer.lesson_page(course, lesson, write_up, parsed->document);
        if (!page) return page.error();
        if (auto written = sink.write(file, *page); !written) return written;
      }
      auto added = search.add(batch, make_card(course, lesson, write_up, parsed->document));
      return added && i + 1 == batches_.end(batch) ? search.end(batch) : added;
    });
  }

  std::size_t batch_count() const { return batches_.count(); }
  core::Diagnostics problems() const { return problems_of(places_, facts_); }

  site::AllPageFacts page_facts() const {
    site::AllPageFacts out;
    for (std::size_t i = 0; i < places_.size(); ++i) {
      const auto& [course, lesson, write_up] = places_[i];
      out[site::lesson_url(write_up.language, course, lesson)].description = facts_[i].description;
    }
    return out;
  }

 private:
  template <typename Use>
  core::Result<void> for_each(const Use& use) {
    std::size_t done = 0;
    std::mutex mutex;  // guards `done`, and lets one thread at a time tell of progress
    return core::for_each_in_parallel(batches_.count(), [&](std::size_t batch) -> core::Result<void> {
      for (std::size_t i = batches_.begin(batch); i < batches_.end(batch); ++i) {
        if (auto used = use(batch, i); !used) return used;
        const std::lock_guard lock(mutex);
        progress_("reading write-ups", ++done, places_.size());
      }
      return {};
    });
  }

  std::vector<WriteUpPlace> places_;
  Batches batches_;
  const WriteUpParser& parser_;
  const Progress& progress_;
  std::vector<WriteUpFacts> facts_;  ///< of each place
};

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
  core::Diagnostics problems;
  core::NoMemory memory;
  auto sources = read_sources(core::DiskFileSystem(), options, memory, problems);
  if (!sources) return sources.error();
  if (must_stop(problems, options.strict))
    return check_write_ups(*sources, memory, std::move(problems), options, progress);

  auto workshop = site_workshop(options.archive, options.output);
  if (!workshop) return workshop.error();
  const publish::Patience patience = patience_with(progress);
  auto publisher = publish::Publisher::begin(options.output, *workshop, patience);
  if (!publisher) return publisher.error();
  auto place = IndexPlace::begin(options.archive, patience);
  if (!place) return place.error();
  auto renderer = site::Renderer::create(sources->archive, sources->theme, options.share / "client", kSearchFolder);
  if (!renderer) return renderer.error();

  const core::DiskFileSystem files;
  const WriteUpParser parser(files, sources->archive, renderer->links(), memory);
  WriteUpStage write_ups(sources->archive, parser, progress);
  auto search = SearchStage::begin(*place, write_ups.batch_count());
  if (!search) return search.error();
  PageTable pages("", {}, *publisher);
  if (auto published = write_ups.publish(*renderer, pages, *search, *publisher); !published) return published.error();
  problems.append(write_ups.problems());
  BuildReport report = describe(sources->archive, std::move(problems), options.strict);
  if (report.stopped) return report;

  auto manifest = search->finish(*publisher, progress);
  if (!manifest) return manifest.error();
  auto rest = renderer->write_rest(write_ups.page_facts(), *manifest, pages, *publisher);
  if (!rest) return rest.error();
  report.pages = publisher->page_count();
  report.files = publisher->file_count();
  if (auto committed = publisher->commit(); !committed) return committed.error();
  if (auto committed = place->commit(); !committed) return committed.error();
  return report;
}

}  // namespace lectern::pipeline
