#include "pipeline/search_stage.h"

#include <utility>

#include "index/index.h"
#include "pipeline/self_test.h"
#include "web_index/exporter.h"

namespace lectern::pipeline {

core::Result<SearchStage> SearchStage::begin(IndexPlace& place, std::size_t batches) {
  auto writer = index::Writer::create(place.fresh());
  if (!writer) return writer.error();
  return SearchStage(place, *std::move(writer), batches);
}

core::Result<void> SearchStage::add(std::size_t batch, core::Card card) {
  cards_[batch].push_back(std::move(card));
  return {};
}

core::Result<std::string> SearchStage::finish(publish::Publisher& publisher, const Progress& progress) {
  for (const std::vector<core::Card>& batch : cards_) {
    for (const core::Card& card : batch) {
      if (auto added = writer_.add(card); !added) return added.error();
    }
  }
  if (auto finished = writer_.finish(); !finished) return finished.error();
  auto index = index::Index::open(place_->fresh());
  if (!index) return index.error();
  progress("exporting the web index", 0, 1);
  auto manifest = web_index::export_to(*index, publisher, kSearchFolder);
  if (!manifest) return manifest.error();
  if (auto tested = test_search(*index, publisher.staging() / kSearchFolder, progress); !tested) return tested.error();
  return manifest;
}

}  // namespace lectern::pipeline
