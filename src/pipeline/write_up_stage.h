#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "archive/archive.h"
#include "core/diagnostic.h"
#include "core/file_sink.h"
#include "core/result.h"
#include "pipeline/build.h"
#include "pipeline/page_table.h"
#include "pipeline/search_stage.h"
#include "pipeline/translator.h"
#include "pipeline/write_ups.h"
#include "site/renderer.h"

namespace lectern::pipeline {

/// Write-ups in batches of consecutive ones: enough of them to keep every thread busy, none too large for memory.
class Batches {
 public:
  explicit Batches(std::size_t total);

  std::size_t count() const { return (total_ + size_ - 1) / size_; }
  std::size_t begin(std::size_t batch) const { return batch * size_; }
  std::size_t end(std::size_t batch) const { return begin(batch) + size_ < total_ ? begin(batch) + size_ : total_; }

 private:
  std::size_t total_;
  std::size_t size_;
};

/// From the write-ups of an archive to their pages and cards, on every core. Parses those alone whose page or card has
/// to be made, or whose facts nobody remembers. Borrows what it is made of.
class WriteUpStage {
 public:
  /// `places` are those of the archive, in its order.
  WriteUpStage(std::vector<WriteUpPlace> places, const WriteUpParser& parser, const Progress& progress);

  /// Learns the facts alone.
  core::Result<void> read();
  core::Result<void> publish(const site::Renderer& renderer, const Translator& translator, PageTable& pages,
                             SearchStage& search, core::Memory& memory, core::FileSink& sink);

  // Of what was read or published:
  core::Diagnostics problems() const { return problems_of(places_, facts_); }
  site::AllPageFacts page_facts() const;

 private:
  core::Result<void> for_each_batch(const std::function<core::Result<void>(std::size_t batch, std::size_t i)>& use,
                                    const std::function<core::Result<void>(std::size_t batch)>& end);

  std::vector<WriteUpPlace> places_;
  Batches batches_;
  const WriteUpParser& parser_;
  const Progress& progress_;
  std::vector<WriteUpFacts> facts_;  ///< of each place
};

}  // namespace lectern::pipeline
