#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic.h"
#include "core/fingerprint.h"
#include "core/memory.h"
#include "core/result.h"
#include "pipeline/build.h"
#include "pipeline/index_place.h"
#include "pipeline/journal.h"
#include "pipeline/listed_files.h"
#include "pipeline/page_table.h"
#include "pipeline/picture_sizes.h"
#include "pipeline/search_stage.h"
#include "pipeline/sources.h"
#include "pipeline/translator.h"
#include "pipeline/write_ups.h"
#include "publish/build_lock.h"
#include "publish/publisher.h"
#include "site/renderer.h"

namespace lectern::pipeline {

/// What a site was made of, for who makes single pages of it again. The renderer borrows the sources.
struct MadeSite {
  Sources sources;
  PictureSizes pictures;
  std::optional<site::Renderer> renderer;
};

/// One build of a site, from options to the published folder, with the values that its steps share.
class SiteBuild {
 public:
  /// Borrows all.
  SiteBuild(const BuildOptions& options, IndexPlace& place, const Progress& progress);

  /// With `anew`, the index is made of nothing but the archive.
  core::Result<BuildReport> run(const publish::Patience& patience, bool anew);

  /// Whether the last index was updated; should the build fail over it, one that begins anew may not.
  bool used_last_index() const { return used_last_index_; }
  /// What the site was made of; nothing when there was nothing to do, or the build failed or stopped.
  std::unique_ptr<MadeSite> take_made() { return std::move(made_); }

 private:
  void look_at_inputs();
  std::optional<core::Fingerprint> report_key(const std::string& stamp) const;
  std::optional<BuildReport> told_before(const std::string& stamp) const;
  core::Result<BuildReport> make(std::unique_ptr<MadeSite> site, core::Diagnostics problems,
                                 publish::Publisher& publisher, const std::filesystem::path& table, bool anew);
  core::Result<void> begin_site(MadeSite& site) const;
  core::Result<void> begin_search(const MadeSite& site, bool anew, std::optional<Translator>& translator,
                                  std::optional<SearchStage>& search);
  core::Fingerprint context_of(const std::string& stamp) const;
  std::vector<IndexedWriteUp> indexed(const archive::SiteSettings& site, const std::vector<WriteUpPlace>& places,
                                      const Translator& translator) const;
  core::Result<void> finish(BuildReport& report, publish::Publisher& publisher, const PageTable& pages,
                            SearchStage& search, const std::filesystem::path& table);
  core::Result<std::string> publish(BuildReport& report, publish::Publisher& publisher, const PageTable& pages,
                                    const std::filesystem::path& table) const;

  const BuildOptions& options_;
  IndexPlace& place_;
  const Progress& progress_;
  const core::Fingerprint program_;
  Journal memory_;
  ListedFiles files_;
  std::optional<core::Fingerprint> inputs_;
  bool used_last_index_ = false;
  std::unique_ptr<MadeSite> made_;
};

/// As `build` of build.h, and gives what the site was made of, unless there was nothing to do.
core::Result<BuildReport> build(const BuildOptions& options, const Progress& progress, std::unique_ptr<MadeSite>& made);

/// Neither folder may hold the other: a site would be read as an archive, or an archive replaced by a site.
core::Result<void> keep_apart(const std::filesystem::path& archive, const std::filesystem::path& output);
/// Says who is waited for.
publish::Patience patience_with(const Progress& progress);

/// Whether a build must not go on.
bool must_stop(const core::Diagnostics& problems, bool strict);
/// Counts of an archive that was read, and its problems without those that it silences.
/// With `judged`, and unless there are errors, warns of silences for codes that were judged, if they silence nothing.
BuildReport describe(const archive::Archive& archive, core::Diagnostics problems, bool strict,
                     const std::function<bool(std::string_view code)>& judged = {});
/// Reads the write-ups for their problems alone.
core::Result<BuildReport> check_write_ups(const Sources& sources, core::Memory& memory, core::Diagnostics problems,
                                          const BuildOptions& options, const Progress& progress);

}  // namespace lectern::pipeline
