#include "web_index/chunker.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <utility>

#include "core/utf8.h"

namespace lectern::web_index {

std::size_t usual_bytes(const Entry& entry) {
  constexpr std::size_t kHead = 4, kStem = 4, kPosting = 3;
  return kHead + entry.key.size() + (entry.stem.empty() ? 0 : kStem) +
         kPosting * rounded_up(static_cast<std::uint32_t>(entry.postings.size())) + usual_bytes(entry.implied);
}

std::size_t usual_bytes(const Implied& implied) {
  constexpr std::size_t kHead = 3, kLength = 1, kPosting = 3;
  if (implied.postings.empty()) return 0;
  std::size_t bytes = kHead + kPosting * rounded_up(static_cast<std::uint32_t>(implied.postings.size()));
  for (const std::string& word : implied.words) bytes += kLength + word.size();
  return bytes;
}

std::uint32_t rounded_up(std::uint32_t number) {
  const int shift = std::max(0, static_cast<int>(std::bit_width(number)) - 4);
  const std::uint32_t step = 1U << shift;
  return (number + step - 1) / step * step;
}

void Chunker::add(Entry entry) {
  const std::size_t bytes = usual_bytes(entry);
  const bool heavy = bytes >= target_bytes_;
  std::string separator = previous_key_.empty() ? std::string() : shortest_separator(previous_key_, entry.key);
  previous_key_ = entry.key;
  waiting_.push_back({std::move(entry), bytes, std::move(separator)});
  waiting_bytes_ += bytes;
  if (heavy) {
    close(waiting_.size() - 1);
    close(1);
  }
  while (waiting_bytes_ > target_bytes_) close(best_cut());
}

std::vector<Chunk> Chunker::take() {
  return std::exchange(complete_, {});
}

std::vector<Chunk> Chunker::finish() {
  close(waiting_.size());
  return take();
}

/// How many entries the next chunk gets: of those cuts that leave it half full, the last with the shortest separator.
std::size_t Chunker::best_cut() const {
  std::size_t best = waiting_.size() - 1;
  std::size_t bytes = waiting_bytes_ - waiting_.back().bytes;
  for (std::size_t cut = best; cut > 0 && bytes >= target_bytes_ / 2; bytes -= waiting_[--cut].bytes) {
    if (waiting_[cut].separator.size() < waiting_[best].separator.size()) best = cut;
  }
  return best;
}

void Chunker::close(std::size_t count) {
  if (count == 0) return;
  ChunkEncoder chunk;
  for (std::size_t i = 0; i < count; ++i) {
    chunk.add(waiting_[i].entry);
    waiting_bytes_ -= waiting_[i].bytes;
  }
  std::string last = chunk.last_key();
  complete_.push_back({std::move(waiting_.front().separator), chunk.take(), count, std::move(last)});
  waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(count));
}

std::string shortest_separator(std::string_view previous, std::string_view key) {
  assert(previous < key);
  std::size_t end = 0;
  while (end < key.size() && key.substr(0, end) <= previous) core::next_code_point(key, end);
  return std::string(key.substr(0, end));
}

}  // namespace lectern::web_index
