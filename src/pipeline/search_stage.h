#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/card.h"
#include "core/fingerprint.h"
#include "core/result.h"
#include "index/implied_term.h"
#include "pipeline/build.h"
#include "pipeline/index_place.h"
#include "pipeline/page_table.h"
#include "publish/publisher.h"

namespace lectern::pipeline {

/// Where, from the site's root, the web index stands.
inline constexpr const char* kSearchFolder = "search-index";

/// A write-up as the index knows it.
struct IndexedWriteUp {
  std::string lesson;
  core::LanguageTag language;
  std::uint64_t key = 0;      ///< of all that its card is made of, and of where what it implies comes from
  std::uint64_t implied = 0;  ///< of what it implies (`index::implied_key`), once that is known
};

/// Brings the index of an archive up to date, and the web index with it. Where little has changed, the last ones are
/// updated; what comes out is the same as if both had been made anew.
class SearchStage {
 public:
  /// `write_ups` are all that the index shall hold. They come in `batches` of consecutive ones. With `anew`, nothing of
  /// the last index is used.
  static core::Result<SearchStage> begin(IndexPlace& place, std::vector<IndexedWriteUp> write_ups, std::size_t batches,
                                         bool anew);
  SearchStage(SearchStage&&) noexcept;
  SearchStage& operator=(SearchStage&&) noexcept;
  ~SearchStage();

  /// Whether the last index is updated. Should it turn out to be no good, a new one has to be made.
  bool updates() const;
  /// Whether the card of this write-up, by its place in the list, is needed.
  bool wants(std::size_t write_up) const;
  std::uint64_t key(std::size_t write_up) const;
  /// Whether the write-up, of which no card is wanted, implies what has this key.
  bool implies(std::size_t write_up, std::uint64_t key) const;
  /// Takes what such a write-up implies, where that is something else. Any thread.
  void imply(std::size_t write_up, std::vector<index::ImpliedTerm> implied);
  /// Takes the cards that are wanted: batch by batch on several threads, those of a batch in order on one.
  core::Result<void> add(std::size_t batch, std::size_t write_up, const core::Card& card,
                         std::span<const index::ImpliedTerm> implied);
  /// After the last card of a batch.
  core::Result<void> end_batch(std::size_t batch);

  /// Once all cards are there: writes or keeps the web index, and looks for every lesson that is new in it. Gives the
  /// name of its manifest. `renderings` are of all terms that write-ups may imply.
  core::Result<std::string> finish(std::span<const index::Rendering> renderings, publish::Publisher& publisher,
                                   PageTable& pages, const Progress& progress);
  /// Once the site is published.
  core::Result<void> commit();

 private:
  struct State;
  explicit SearchStage(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace lectern::pipeline
