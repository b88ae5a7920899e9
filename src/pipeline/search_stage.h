#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/card.h"
#include "core/file_sink.h"
#include "core/result.h"
#include "index/builder.h"
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
  core::Result<void> add(std::size_t batch, const core::Card& card);
  /// The batch has all its cards.
  core::Result<void> end(std::size_t batch);

  /// Once all batches have ended. Gives the name of the web index's manifest; every lesson has been found in both.
  core::Result<std::string> finish(publish::Publisher& publisher, const Progress& progress);

 private:
  SearchStage(IndexPlace& place, index::Builder builder, std::size_t batches)
      : place_(&place), builder_(std::move(builder)), parts_(batches) {}

  IndexPlace* place_;
  index::Builder builder_;
  std::vector<std::optional<index::PartWriter>> parts_;  ///< of batches that have begun and not ended
};

}  // namespace lectern::pipeline
