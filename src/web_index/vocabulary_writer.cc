#include "web_index/vocabulary_writer.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "index/schema.h"
#include "web_index/file_frame.h"
#include "web_index/front_coding.h"

namespace lectern::web_index {
namespace {

/// About what an entry takes before compression: its head; document, frequency and place for each document, of terms of
/// fields the document alone.
std::size_t usual_size(const std::string& key, Region region, std::uint32_t frequency) {
  constexpr std::size_t kHead = 4, kPosting = 3;
  return kHead + key.size() + (region == Region::Fields ? 1 : kPosting) * std::size_t{frequency};
}

core::Error misplaced(const Entry& entry) {
  return {core::Error::Code::Corrupt, fmt::format("the index lists the term \"{}\" out of place", entry.key),
          "build the site again"};
}

}  // namespace

bool is_exported(std::string_view term) {
  return !term.starts_with(index::kLanguagePrefix) && !term.starts_with(index::kIdPrefix);
}

core::Result<SpreadCounts> spread_counts(const index::Index& index, std::size_t chunk_bytes) {
  std::array<std::size_t, kSpreadRegions> bytes{};
  auto read = index.for_each_frequency([&](const std::string& term, std::uint32_t frequency) -> core::Result<void> {
    const Region region = region_of(term);
    if (region == Region::Ordered || !is_exported(term)) return {};
    bytes[static_cast<std::size_t>(region)] += usual_size(term, region, frequency);
    return {};
  });
  if (!read) return read.error();
  SpreadCounts out;
  for (std::size_t i = 0; i < kSpreadRegions; ++i) {
    out[i] = static_cast<std::uint32_t>((bytes[i] + chunk_bytes - 1) / chunk_bytes);
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
  const bool empty = entry.postings.empty() && entry.stem.empty();
  const bool has_chunks = region == Region::Ordered || directory_.spread[static_cast<std::size_t>(region)] > 0;
  if (empty || !has_chunks || entry.key.size() > kMaxKeyBytes || entry.key <= previous_key_) return misplaced(entry);
  previous_key_ = entry.key;
  if (region == Region::Ordered) {
    chunker_.add(std::move(entry));
    return write(chunker_.take());
  }
  std::vector<ChunkEncoder>& chunks = spread_[static_cast<std::size_t>(region)];
  chunks[spread_of(entry.key, static_cast<std::uint32_t>(chunks.size()))].add(entry);
  return {};
}

core::Result<void> VocabularyWriter::finish() {
  if (auto written = write(chunker_.finish()); !written) return written;
  for (std::vector<ChunkEncoder>& region : spread_) {
    for (ChunkEncoder& chunk : region) {
      if (auto written = write(chunk.take()); !written) return written;
    }
  }
  return shelf_.empty() ? core::Result<void>() : close_shelf();
}

core::Result<void> VocabularyWriter::write(const std::vector<Chunk>& chunks) {
  for (const Chunk& chunk : chunks) {
    directory_.firsts.push_back(chunk.first);
    if (auto written = write(chunk.content); !written) return written;
  }
  return {};
}

core::Result<void> VocabularyWriter::write(const std::string& content) {
  auto packed = pack(FileKind::Chunk, content);
  if (!packed) return packed.error();
  shelf_.add(fmt::format("{}.bin", written_), *std::move(packed));
  return ++written_ % kChunksPerShelf == 0 ? close_shelf() : core::Result<void>();
}

core::Result<void> VocabularyWriter::close_shelf() {
  auto shelf = shelf_.write(sink_, folder_);
  if (!shelf) return shelf.error();
  shelves_.push_back(*shelf);
  return {};
}

}  // namespace lectern::web_index
