#include <fmt/format.h>

#include "offline/folder.h"
#include "pipeline/build.h"
#include "pipeline/cache_folder.h"
#include "pipeline/site_build.h"
#include "publish/build_lock.h"
#include "publish/publisher.h"

namespace lectern::pipeline {
namespace {

namespace fs = std::filesystem;

/// A site as hosts have it, for as long as one for disks is made of it. It is made anew each time, so that nothing of
/// the last one is in it.
class PassingSite {
 public:
  static core::Result<PassingSite> begin(const fs::path& archive, const publish::Patience& patience) {
    auto folder = cache_folder(archive);
    if (!folder) return folder.error();
    const fs::path place = *folder / "offline";
    auto workshop = site_workshop(archive, place);
    if (!workshop) return workshop.error();
    std::error_code cause;
    fs::create_directories(*folder, cause);
    if (cause) return core::io_error("make the folder", *folder, cause);
    auto lock = publish::BuildLock::take(*folder / "offline.lock", patience);
    if (!lock) return lock.error();
    PassingSite out(*std::move(lock), place, *std::move(workshop));
    if (auto removed = out.remove(); !removed) return removed.error();
    return out;
  }

  const fs::path& place() const { return place_; }

  core::Result<void> remove() const {
    for (const fs::path& path : {place_, workshop_}) {
      std::error_code cause;
      fs::remove_all(path, cause);
      if (cause) return core::io_error("remove", path, cause);
    }
    return {};
  }

 private:
  PassingSite(publish::BuildLock lock, fs::path place, fs::path workshop)
      : lock_(std::move(lock)), place_(std::move(place)), workshop_(std::move(workshop)) {}

  publish::BuildLock lock_;
  fs::path place_;
  fs::path workshop_;
};

/// Gives how many files it published, and how many pages.
core::Result<void> publish_for_disks(const fs::path& site, const BuildOptions& options,
                                     const publish::Patience& patience, BuildReport& report) {
  auto publisher = publish::Publisher::begin(options.output, {}, patience);
  if (!publisher) return publisher.error();
  publisher->keep_nothing_old();
  auto written = offline::write_folder(site, options.share / "client-offline", *publisher);
  if (!written) return written;
  report.pages = publisher->page_count();
  report.files = publisher->file_count();
  report.unchanged = false;
  return publisher->commit();
}

}  // namespace

core::Result<BuildReport> build_offline(const BuildOptions& options, const fs::path& zip, const Progress& progress) {
  if (auto apart = keep_apart(options.archive, options.output); !apart) return apart.error();
  const publish::Patience patience = patience_with(progress);
  auto site = PassingSite::begin(options.archive, patience);
  if (!site) return site.error();
  BuildOptions passing = options;
  passing.output = site->place();
  passing.service_worker = false;
  auto report = build(passing, progress);
  if (!report || report->stopped) return report;
  progress("writing for disks", 0, 1);
  if (auto done = publish_for_disks(site->place(), options, patience, *report); !done) return done.error();
  if (!zip.empty()) {
    progress("packing", 0, 1);
    if (auto packed = offline::pack(options.output, zip); !packed) return packed.error();
  }
  if (auto removed = site->remove(); !removed) return removed.error();
  return report;
}

}  // namespace lectern::pipeline
