#include "web_index/vocabulary_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "core/parallel.h"
#include "index/schema.h"
#include "web_index/file_frame.h"
#include "web_index/front_coding.h"

namespace lectern::web_index {
namespace {

/// Enough that no processor waits long for another.
constexpr std::size_t kShelvesAtOnce = 16;

/// About what an entry takes before compression: its head; document, frequency and place for each document, of terms of
/// fields the document alone.
std::size_t usual_size(const std::string& key, Region region, std::size_t frequency) {
  constexpr std::size_t kHead = 4, kPosting = 3;
  return kHead + key.size() + (region == Region::Fields ? 1 : kPosting) * frequency;
}

/// Likewise of an implied term: its key, the words that it is implied by, which are about as long, and three columns.
std::size_t usual_size(const std::string& key, std::size_t frequency) {
  constexpr std::size_t kHead = 8, kPosting = 3;
  return kHead + 2 * key.size() + kPosting * frequency;
}

core::Error misplaced(const Entry& entry) {
  return {core::Error::Code::Corrupt, fmt::format("the index lists the term \"{}\" out of place", entry.key),
          "build the site again"};
}

}  // namespace

bool is_exported(std::string_view term) {
  return !term.starts_with(index::kLanguagePrefix) && !term.starts_with(index::kIdPrefix);
}

core::Result<SpreadCounts> spread_counts(const index::Index& index, const SpreadBytes& chunk_bytes) {
  std::array<std::size_t, kSpreadRegions> bytes{};
  auto read = index.for_each_frequency([&](const std::string& term, std::uint32_t frequency) -> core::Result<void> {
    const Region region = region_of(term);
    if (region == Region::Ordered || !is_exported(term)) return {};
    bytes[static_cast<std::size_t>(region)] += usual_size(term, region, frequency);
    return {};
  });
  if (!read) return read.error();
  read = index.for_each_implied_frequency([&](const std::string& term, std::uint32_t frequency) -> core::Result<void> {
    const Region region = region_of(term);
    if (region == Region::Ordered) return {};
    bytes[static_cast<std::size_t>(region)] += usual_size(term, frequency);
    return {};
  });
  if (!read) return read.error();
  SpreadCounts out;
  for (std::size_t i = 0; i < kSpreadRegions; ++i) {
    out[i] = rounded_up(static_cast<std::uint32_t>((bytes[i] + chunk_bytes[i] - 1) / chunk_bytes[i]));
  }
  return out;
}

VocabularyWriter::VocabularyWriter(std::size_t chunk_bytes, const SpreadCounts& spread, core::FileSink& sink,
                                   std::string folder)
    : chunker_(chunk_bytes), sink_(sink), folder_(std::move(folder)) {
  directory_.spread = spread;
  for (const std::uint32_t count : spread) spread_.emplace_back(count);
}

core::Result<void> VocabularyWriter::add(Entry entry) {
  const Region region = region_of(entry.key);
  const bool has_chunks = region == Region::Ordered || directory_.spread[static_cast<std::size_t>(region)] > 0;
  if (entry.empty() || !has_chunks || entry.key.size() > kMaxKeyBytes || entry.key <= previous_key_)
    return misplaced(entry);
  previous_key_ = entry.key;
  if (region == Region::Ordered) {
    chunker_.add(std::move(entry));
    return take(chunker_.take());
  }
  std::vector<ChunkEncoder>& chunks = spread_[static_cast<std::size_t>(region)];
  chunks[spread_of(entry.key, static_cast<std::uint32_t>(chunks.size()))].add(entry);
  return {};
}

core::Result<void> VocabularyWriter::finish() {
  if (auto taken = take(chunker_.finish()); !taken) return taken;
  for (std::vector<ChunkEncoder>& region : spread_) {
    for (ChunkEncoder& chunk : region) {
      if (auto taken = take(chunk.take()); !taken) return taken;
    }
  }
  return write_shelves();
}

core::Result<void> VocabularyWriter::take(std::vector<Chunk> chunks) {
  for (Chunk& chunk : chunks) {
    directory_.firsts.push_back(std::move(chunk.first));
    if (auto taken = take(std::move(chunk.content)); !taken) return taken;
  }
  return {};
}

core::Result<void> VocabularyWriter::take(std::string content) {
  waiting_.push_back(std::move(content));
  return waiting_.size() == kShelvesAtOnce * kChunksPerShelf ? write_shelves() : core::Result<void>();
}

core::Result<void> VocabularyWriter::write_shelves() {
  const std::size_t first = shelves_.size(), count = shelf_count(waiting_.size(), kChunksPerShelf);
  shelves_.resize(first + count);
  auto written = core::for_each_in_parallel(count, [&](std::size_t i) { return write_shelf(first + i); });
  written_ += waiting_.size();
  waiting_.clear();
  return written;
}

core::Result<void> VocabularyWriter::write_shelf(std::size_t number) {
  const std::size_t begin = number * kChunksPerShelf - written_;
  Shelf shelf;
  for (std::size_t i = begin; i < std::min<std::size_t>(waiting_.size(), begin + kChunksPerShelf); ++i) {
    auto packed = pack(FileKind::Chunk, std::exchange(waiting_[i], {}));
    if (!packed) return packed.error();
    shelf.add(fmt::format("{}.bin", written_ + i), *std::move(packed));
  }
  auto name = shelf.write(sink_, folder_);
  if (!name) return name.error();
  shelves_[number] = *name;
  return {};
}

}  // namespace lectern::web_index
