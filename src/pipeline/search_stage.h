#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/card.h"
#include "core/file_sink.h"
#include "core/result.h"
#include "index/writer.h"
#include "pipeline/build.h"
#include "pipeline/index_place.h"
#include "publish/publisher.h"

namespace lectern::pipeline {

/// Where, from the site's root, the web index stands.
inline constexpr const char* kSearchFolder = "search-index";

/// Makes the index of an archive and the web index of that.
class SearchStage {
 public:
  /// Cards come in `batches` of consecutive write-ups.
  static core::Result<SearchStage> begin(IndexPlace& place, std::size_t batches);

  /// Adds the next card of a batch. Safe from several threads, each with a batch of its own.
  core::Result<void> add(std::size_t batch, core::Card card);

  /// Once all cards are there. Gives the name of the web index's manifest; every lesson has been found in both.
  core::Result<std::string> finish(publish::Publisher& publisher, const Progress& progress);

 private:
  SearchStage(IndexPlace& place, index::Writer writer, std::size_t batches)
      : place_(&place), writer_(std::move(writer)), cards_(batches) {}

  IndexPlace* place_;
  index::Writer writer_;
  std::vector<std::vector<core::Card>> cards_;
};

}  // namespace lectern::pipeline
