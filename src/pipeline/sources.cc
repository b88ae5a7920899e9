#include "pipeline/sources.h"

#include <utility>
#include <vector>

#include "markdown/bilingual.h"

namespace lectern::pipeline {

std::vector<archive::Half> split(const core::SourceFile& source, core::LineRange body, core::Diagnostics& problems) {
  std::vector<archive::Half> halves;
  for (markdown::LanguageHalf& half : markdown::split_bilingual(source, body, problems)) {
    halves.push_back({std::move(half.language), half.lines});
  }
  return halves;
}

core::Result<Sources> read_sources(const core::FileSystem& files, const BuildOptions& options, core::Memory& memory,
                                   core::Diagnostics& problems) {
  auto archive = archive::load(files, options.archive, split, memory, problems);
  if (!archive) return archive.error();
  archive->site.service_worker = archive->site.service_worker && options.service_worker;
  auto theme = site::load_theme(archive->site.theme, options.archive, options.share / "themes", problems);
  if (!theme) return theme.error();
  return Sources{*std::move(archive), *std::move(theme)};
}

}  // namespace lectern::pipeline
