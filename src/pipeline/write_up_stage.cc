#include "pipeline/write_up_stage.h"

#include <algorithm>
#include <iterator>
#include <mutex>
#include <optional>
#include <utility>

#include "core/codec.h"
#include "core/parallel.h"
#include "index/implied_codec.h"
#include "index/pinyin_terms.h"
#include "pipeline/card.h"
#include "site/urls.h"

namespace lectern::pipeline {
namespace {

/// Makes what is needed of one write-up.
class WriteUpMaker {
 public:
  WriteUpMaker(const WriteUpPlace& place, const WriteUpParser& parser) : place_(place), parser_(parser) {}

  /// What is known without parsing, else what parsing tells.
  core::Result<WriteUpFacts> facts() {
    if (auto known = parser_.remember(place_)) return *std::move(known);
    if (auto read = parse(); !read) return read.error();
    return parsed_->facts;
  }

  core::Result<void> write_page(const std::string& file, const site::Renderer& renderer, core::FileSink& sink) {
    if (auto read = parse(); !read) return read;
    auto page = renderer.lesson_page(place_.course, place_.lesson, place_.write_up, parsed_->document);
    return page ? sink.write(file, *page) : core::Result<void>(page.error());
  }

  core::Result<core::Card> card() {
    if (auto read = parse(); !read) return read.error();
    return make_card(place_, parsed_->document);
  }

 private:
  core::Result<void> parse() {
    if (parsed_) return {};
    auto parsed = parser_.parse(place_);
    if (!parsed) return parsed.error();
    parsed_ = *std::move(parsed);
    return {};
  }

  const WriteUpPlace& place_;
  const WriteUpParser& parser_;
  std::optional<ParsedWriteUp> parsed_;
};

std::vector<index::ImpliedTerm> implied_by(const WriteUpPlace& place, const core::Card& card,
                                           const Translator& translator) {
  std::vector<index::ImpliedTerm> out = translator.implied_by(place, card);
  // Of a term that is implied twice, the index takes what is stronger.
  std::ranges::move(index::pinyin_terms(card), std::back_inserter(out));
  return out;
}

std::string encoded_key(std::uint64_t key) {
  core::Encoder out;
  out.number(key);
  return out.take();
}

/// The key of what a write-up implies that is made of `makings`, when that was found out before.
std::optional<std::uint64_t> remembered_key(const core::Memory& memory, const core::Fingerprint& makings) {
  const auto bytes = memory.find(makings);
  if (!bytes) return std::nullopt;
  core::Decoder in(*bytes);
  std::uint64_t out = 0;
  in.number(out);
  return in.succeeded() ? std::optional(out) : std::nullopt;
}

constexpr std::size_t kLeastInBatch = 8, kMostInBatch = 512, kBatchesPerThread = 8;

}  // namespace

Batches::Batches(std::size_t total)
    : total_(total),
      size_(std::clamp(total / (kBatchesPerThread * core::thread_count()), kLeastInBatch, kMostInBatch)) {}

WriteUpStage::WriteUpStage(std::vector<WriteUpPlace> places, const WriteUpParser& parser, const Progress& progress)
    : places_(std::move(places)),
      batches_(places_.size()),
      parser_(parser),
      progress_(progress),
      facts_(places_.size()) {}

core::Result<void> WriteUpStage::read() {
  const auto learn = [&](std::size_t, std::size_t i) -> core::Result<void> {
    auto facts = WriteUpMaker(places_[i], parser_).facts();
    if (!facts) return facts.error();
    facts_[i] = *std::move(facts);
    return {};
  };
  return for_each_batch(learn, [](std::size_t) { return core::Result<void>(); });
}

core::Result<void> WriteUpStage::publish(const site::Renderer& renderer, const Translator& translator, PageTable& pages,
                                         SearchStage& search, core::Memory& memory, core::FileSink& sink) {
  const auto make = [&](std::size_t batch, std::size_t i) -> core::Result<void> {
    const auto& [course, lesson, write_up] = places_[i];
    WriteUpMaker maker(places_[i], parser_);
    auto facts = maker.facts();
    if (!facts) return facts.error();
    facts_[i] = *std::move(facts);
    const std::string file = site::file_of(site::lesson_url(write_up.language, course, lesson));
    auto kept = pages.keep(file, renderer.lesson_key(course, lesson, write_up, facts_[i].document));
    if (!kept) return kept.error();
    if (!*kept) {
      if (auto written = maker.write_page(file, renderer, sink); !written) return written;
    }
    const bool told = translator.tells_of(places_[i]);
    if (!search.wants(i) && !told) return {};
    const core::Fingerprint makings = core::Fingerprinter().add(translator.key(places_[i])).add(search.key(i)).finish();
    if (!search.wants(i)) {
      const auto known = remembered_key(memory, makings);
      if (known && search.implies(i, *known)) return {};
    }
    auto card = maker.card();
    if (!card) return card.error();
    std::vector<index::ImpliedTerm> implied = implied_by(places_[i], *card, translator);
    const std::uint64_t key = index::implied_key(implied);
    if (told) memory.put(makings, encoded_key(key));
    if (search.wants(i)) return search.add(batch, i, *card, implied);
    if (!search.implies(i, key)) search.imply(i, std::move(implied));
    return {};
  };
  return for_each_batch(make, [&](std::size_t batch) { return search.end_batch(batch); });
}

core::Result<void> WriteUpStage::for_each_batch(
    const std::function<core::Result<void>(std::size_t batch, std::size_t i)>& use,
    const std::function<core::Result<void>(std::size_t batch)>& end) {
  std::size_t done = 0;
  std::mutex mutex;  // guards `done`, and lets one thread at a time tell of progress
  return core::for_each_in_parallel(batches_.count(), [&](std::size_t batch) -> core::Result<void> {
    for (std::size_t i = batches_.begin(batch); i < batches_.end(batch); ++i) {
      if (auto used = use(batch, i); !used) return used;
      const std::lock_guard lock(mutex);
      progress_("reading write-ups", ++done, places_.size());
    }
    return end(batch);
  });
}

site::AllPageFacts WriteUpStage::page_facts() const {
  site::AllPageFacts out;
  for (std::size_t i = 0; i < places_.size(); ++i) {
    const auto& [course, lesson, write_up] = places_[i];
    out[site::lesson_url(write_up.language, course, lesson)].description = facts_[i].description;
  }
  return out;
}

}  // namespace lectern::pipeline
