#include "pipeline/search_stage.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <tuple>
#include <utility>

#include "core/file_system.h"
#include "index/builder.h"
#include "index/document_change.h"
#include "index/implied_codec.h"
#include "index/index.h"
#include "index/updater.h"
#include "pipeline/self_test.h"
#include "web_index/exporter.h"
#include "web_index/manifest.h"
#include "web_index/updater.h"

namespace lectern::pipeline {
namespace {

/// An update costs more a write-up than a new index does.
constexpr std::size_t kMostUpdated = 4;  // one write-up in so many

using Name = std::pair<std::string, core::LanguageTag>;  // lesson and language

std::string folder_entry() {
  return std::string(kSearchFolder) + '/';
}

/// Of an index that holds just these.
core::Fingerprint fingerprint_of(std::vector<IndexedWriteUp> write_ups, std::span<const index::Rendering> renderings) {
  std::sort(write_ups.begin(), write_ups.end(), [](const IndexedWriteUp& a, const IndexedWriteUp& b) {
    return std::tie(a.lesson, a.language) < std::tie(b.lesson, b.language);
  });
  core::Fingerprinter out;
  for (const IndexedWriteUp& write_up : write_ups) {
    out.add(write_up.lesson).add(write_up.language).add(write_up.key).add(write_up.implied);
  }
  for (const index::Rendering& rendering : renderings) {
    out.add(rendering.term).add(std::uint64_t{rendering.confidence}).add(rendering.words.size());
    for (const std::string& word : rendering.words) out.add(word);
  }
  return out.finish();
}

core::Result<std::vector<index::Rendering>> renderings_of(const index::Index& index) {
  std::vector<index::Rendering> out;
  auto read = index.for_each_rendering([&](const index::Rendering& rendering) {
    out.push_back(rendering);
    return core::Result<void>();
  });
  if (!read) return read.error();
  return out;
}

core::Result<std::vector<IndexedWriteUp>> contents_of(const index::Index& index) {
  auto contents = index.contents();
  if (!contents) return contents.error();
  std::vector<IndexedWriteUp> out;
  for (index::DocumentKey& document : *contents) {
    out.push_back({std::move(document.lesson), std::move(document.language), document.key, document.implied});
  }
  return out;
}

/// What an index that holds some write-ups lacks of others, and has too much.
struct Difference {
  std::vector<bool> wanted;            ///< of each write-up
  std::vector<std::uint64_t> implied;  ///< the keys of what they imply, of those that are not wanted
  std::size_t wanted_count = 0;
  std::vector<Name> gone;
};

Difference difference_of(const std::vector<IndexedWriteUp>& has, const std::vector<IndexedWriteUp>& wants) {
  std::map<Name, const IndexedWriteUp*> known;
  for (const IndexedWriteUp& write_up : has) known[{write_up.lesson, write_up.language}] = &write_up;
  Difference out;
  out.wanted.reserve(wants.size());
  for (const IndexedWriteUp& write_up : wants) {
    const auto found = known.find({write_up.lesson, write_up.language});
    out.wanted.push_back(found == known.end() || found->second->key != write_up.key);
    if (out.wanted.back()) ++out.wanted_count;
    out.implied.push_back(out.wanted.back() ? 0 : found->second->implied);
    if (found != known.end()) known.erase(found);
  }
  for (const auto& [name, write_up] : known) out.gone.push_back(name);
  return out;
}

}  // namespace

struct SearchStage::State {
  IndexPlace* place;
  std::vector<IndexedWriteUp> write_ups;
  Difference difference;

  // A new index …
  std::optional<index::Builder> builder;
  std::vector<std::optional<index::PartWriter>> parts;  ///< of each batch
  std::vector<std::set<std::string>> implied_terms;     ///< likewise
  // … or the last one, updated.
  std::optional<index::Updater> updater;
  core::Fingerprint before;  ///< of what it held
  std::mutex mutex;          // guards `cards` and `implied`
  std::map<std::size_t, core::Card> cards;
  std::map<std::size_t, std::vector<index::ImpliedTerm>> implied;  ///< of each of the cards
  index::IndexChange change;

  State(IndexPlace& index_place, std::vector<IndexedWriteUp> all) : place(&index_place), write_ups(std::move(all)) {}

  bool open_last();
  core::Result<void> begin_new(std::size_t batches);
  core::Result<std::vector<index::Rendering>> needed(std::span<const index::Rendering> renderings);
  core::Result<void> update(std::span<const index::Rendering> renderings);
  core::Result<index::Index> finish_index(std::span<const index::Rendering> renderings);
  core::Result<std::string> write_web_index(const index::Index& index, publish::Publisher& publisher,
                                            const PageTable& pages, const Progress& progress);
  core::Result<void> test(const index::Index& index, const std::filesystem::path& web_index, bool whole,
                          const Progress& progress) const;
};

/// Whether the last index is there and so much like what is wanted that it is worth updating.
bool SearchStage::State::open_last() {
  if (!place->is_sealed()) return false;
  auto last = index::Updater::open(place->current());
  if (!last) return false;  // missing, damaged, of another version: a new one takes its place
  auto view = last->view();
  auto has = view ? contents_of(*view) : core::Result<std::vector<IndexedWriteUp>>(view.error());
  auto renderings = view ? renderings_of(*view) : core::Result<std::vector<index::Rendering>>(view.error());
  if (!has || !renderings) return false;
  difference = difference_of(*has, write_ups);
  if (kMostUpdated * (difference.wanted_count + difference.gone.size()) > write_ups.size()) return false;
  before = fingerprint_of(*std::move(has), *renderings);
  for (std::size_t i = 0; i < write_ups.size(); ++i) write_ups[i].implied = difference.implied[i];
  updater = *std::move(last);
  return true;
}

core::Result<void> SearchStage::State::begin_new(std::size_t batches) {
  auto begun = index::Builder::create(place->fresh());
  if (!begun) return begun.error();
  builder = *std::move(begun);
  parts.resize(batches);
  implied_terms.resize(batches);
  difference = {std::vector<bool>(write_ups.size(), true), {}, write_ups.size(), {}};
  return {};
}

core::Result<SearchStage> SearchStage::begin(IndexPlace& place, std::vector<IndexedWriteUp> write_ups,
                                             std::size_t batches, bool anew) {
  auto state = std::make_unique<State>(place, std::move(write_ups));
  if (anew || !state->open_last()) {
    if (auto begun = state->begin_new(batches); !begun) return begun.error();
  }
  return SearchStage(std::move(state));
}

bool SearchStage::updates() const {
  return !state_->builder;
}

bool SearchStage::wants(std::size_t write_up) const {
  return state_->difference.wanted[write_up];
}

std::uint64_t SearchStage::key(std::size_t write_up) const {
  return state_->write_ups[write_up].key;
}

bool SearchStage::implies(std::size_t write_up, std::uint64_t key) const {
  return state_->builder || state_->write_ups[write_up].implied == key;
}

void SearchStage::imply(std::size_t write_up, std::vector<index::ImpliedTerm> implied) {
  state_->write_ups[write_up].implied = index::implied_key(implied);
  const std::lock_guard lock(state_->mutex);
  state_->implied.emplace(write_up, std::move(implied));
}

core::Result<void> SearchStage::add(std::size_t batch, std::size_t write_up, const core::Card& card,
                                    std::span<const index::ImpliedTerm> implied) {
  state_->write_ups[write_up].implied = index::implied_key(implied);
  if (!state_->builder) {
    const std::lock_guard lock(state_->mutex);
    state_->cards.emplace(write_up, card);
    state_->implied.emplace(write_up, std::vector(implied.begin(), implied.end()));
    return {};
  }
  std::optional<index::PartWriter>& part = state_->parts[batch];
  if (!part) {
    auto begun = state_->builder->part(batch);
    if (!begun) return begun.error();
    part = *std::move(begun);
  }
  for (const index::ImpliedTerm& each : implied) state_->implied_terms[batch].insert(each.term);
  return part->add(card, implied, state_->write_ups[write_up].key);
}

core::Result<void> SearchStage::end_batch(std::size_t batch) {
  if (!state_->builder || !state_->parts[batch]) return {};
  auto finished = state_->parts[batch]->finish();
  state_->parts[batch].reset();
  return finished;
}

/// Those of terms that a write-up implies: a dictionary has many more.
core::Result<std::vector<index::Rendering>> SearchStage::State::needed(std::span<const index::Rendering> renderings) {
  if (renderings.empty()) return std::vector<index::Rendering>();
  std::set<std::string> terms;
  for (std::set<std::string>& batch : implied_terms) terms.merge(batch);
  if (updater) {
    auto view = updater->view();
    if (!view) return view.error();
    auto read = view->for_each_implied_frequency([&](const std::string& term, std::uint32_t) {
      terms.insert(term);
      return core::Result<void>();
    });
    if (!read) return read.error();
  }
  std::vector<index::Rendering> out;
  std::copy_if(renderings.begin(), renderings.end(), std::back_inserter(out),
               [&](const index::Rendering& rendering) { return terms.contains(rendering.term); });
  return out;
}

core::Result<void> SearchStage::State::update(std::span<const index::Rendering> renderings) {
  // A lesson that nobody can find stops the build while the last index still stands.
  if (auto tested = test_titles(cards); !tested) return tested;
  for (const auto& [number, card] : cards) {
    auto put = updater->put(card, implied.at(number), write_ups[number].key);
    if (!put) return put.error();
    change.documents.push_back(*std::move(put));
  }
  for (const auto& [number, terms] : implied) {
    if (cards.contains(number)) continue;
    auto put = updater->put_implied(write_ups[number].lesson, write_ups[number].language, terms);
    if (!put) return put.error();
    change.implied.push_back(*std::move(put));
  }
  for (const auto& [lesson, language] : difference.gone) {
    auto removed = updater->remove(lesson, language);
    if (!removed) return removed.error();
    change.documents.push_back(*std::move(removed));
  }
  auto kept = needed(renderings);
  if (!kept) return kept.error();
  auto renewed = updater->set_renderings(*kept);
  if (!renewed) return renewed.error();
  change.renderings = *std::move(renewed);
  auto committed = change.empty() ? core::Result<void>() : updater->commit();
  updater.reset();
  return committed;
}

core::Result<index::Index> SearchStage::State::finish_index(std::span<const index::Rendering> renderings) {
  if (builder) {
    auto kept = needed(renderings);
    if (!kept) return kept.error();
    if (auto finished = builder->finish(*kept); !finished) return finished.error();
  } else if (auto updated = update(renderings); !updated) {
    return updated.error();
  }
  return index::Index::open(builder ? place->fresh() : place->current());
}

core::Result<std::string> SearchStage::finish(std::span<const index::Rendering> renderings,
                                              publish::Publisher& publisher, PageTable& pages,
                                              const Progress& progress) {
  progress("writing the index", 0, 1);
  auto index = state_->finish_index(renderings);
  if (!index) return index.error();
  const auto held = renderings_of(*index);
  if (!held) return held.error();
  auto kept = pages.keep(folder_entry(), fingerprint_of(state_->write_ups, *held));
  if (!kept) return kept.error();
  if (!*kept) return state_->write_web_index(*index, publisher, pages, progress);
  const auto manifest = core::DiskFileSystem().read(publisher.live() / kSearchFolder / web_index::kManifestName);
  if (!manifest) return manifest.error();
  return web_index::manifest_request(*manifest);
}

core::Result<std::string> SearchStage::State::write_web_index(const index::Index& index, publish::Publisher& publisher,
                                                              const PageTable& pages, const Progress& progress) {
  progress("exporting the web index", 0, 1);
  const auto staged = publisher.staging() / kSearchFolder;
  if (!builder && pages.last(folder_entry()) == before) {
    auto updated = web_index::update(index, publisher.live() / kSearchFolder, change, publisher, kSearchFolder);
    if (!updated) return updated.error();
    if (*updated) {
      if (auto tested = test(index, staged, false, progress); !tested) return tested.error();
      return **std::move(updated);
    }
  }
  auto manifest = web_index::export_to(index, publisher, kSearchFolder);
  if (!manifest) return manifest.error();
  if (auto tested = test(index, staged, true, progress); !tested) return tested.error();
  return manifest;
}

core::Result<void> SearchStage::State::test(const index::Index& index, const std::filesystem::path& web_index,
                                            bool whole, const Progress& progress) const {
  if (whole) return test_search(index, web_index, progress);
  std::set<Name> changed;
  for (const auto& [number, card] : cards) changed.emplace(card.lesson, card.language);
  auto contents = index.contents();
  if (!contents) return contents.error();
  std::vector<index::DocId> documents;
  for (const index::DocumentKey& document : *contents) {
    if (changed.contains({document.lesson, document.language})) documents.push_back(document.id);
  }
  return test_search(index, web_index, documents, progress);
}

core::Result<void> SearchStage::commit() {
  if (state_->builder) {
    if (auto committed = state_->place->commit(); !committed) return committed;
  }
  return state_->builder || !state_->change.empty() ? state_->place->seal() : core::Result<void>();
}

SearchStage::SearchStage(std::unique_ptr<State> state) : state_(std::move(state)) {}
SearchStage::SearchStage(SearchStage&&) noexcept = default;
SearchStage& SearchStage::operator=(SearchStage&&) noexcept = default;
SearchStage::~SearchStage() = default;

}  // namespace lectern::pipeline
