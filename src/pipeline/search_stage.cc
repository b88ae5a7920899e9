#include "pipeline/search_stage.h"

#include <utility>

#include "index/index.h"
#include "pipeline/self_test.h"
#include "web_index/exporter.h"

namespace lectern::pipeline {

core::Result<SearchStage> SearchStage::begin(IndexPlace& place, std::size_t batches) {
  auto builder = index::Builder::create(place.fresh());
  if (!builder) return builder.error();
  return SearchStage(place, *std::move(builder), batches);
}

core::Result<void> SearchStage::add(std::size_t batch, const core::Card& card) {
  if (!parts_[batch]) {
    auto part = builder_.part(batch);
    if (!part) return part.error();
    parts_[batch] = *std::move(part);
  }
  return parts_[batch]->add(card, 0);
}

core::Result<void> SearchStage::end(std::size_t batch) {
  auto finished = parts_[batch]->finish();
  parts_[batch].reset();
  return finished;
}

core::Result<std::string> SearchStage::finish(publish::Publisher& publisher, const Progress& progress) {
  if (auto finished = builder_.finish(); !finished) return finished.error();
  auto index = index::Index::open(place_->fresh());
  if (!index) return index.error();
  progress("exporting the web index", 0, 1);
  auto manifest = web_index::export_to(*index, publisher, kSearchFolder);
  if (!manifest) return manifest.error();
  if (auto tested = test_search(*index, publisher.staging() / kSearchFolder, progress); !tested) return tested.error();
  return manifest;
}

}  // namespace lectern::pipeline
