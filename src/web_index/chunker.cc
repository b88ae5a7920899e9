#include "web_index/chunker.h"

#include <fmt/format.h>

#include <cassert>
#include <utility>

#include "core/utf8.h"
#include "web_index/front_coding.h"

namespace lectern::web_index {
namespace {

/// What `entry` takes when nothing is shared: enough to tell a heavy one.
std::size_t weight_of(const Entry& entry) {
  ChunkEncoder alone;
  alone.add(entry);
  return alone.size();
}

core::Error misplaced(const Entry& entry) {
  return {core::Error::Code::Corrupt, fmt::format("the index lists the term \"{}\" out of place", entry.key),
          "build the site again"};
}

}  // namespace

core::Result<void> Chunker::add(const Entry& entry) {
  const bool empty = entry.postings.empty() && entry.stem.empty();
  if (empty || entry.key.size() > kMaxKeyBytes || entry.key <= previous_key_) return misplaced(entry);
  const std::size_t weight = weight_of(entry);
  const bool heavy = weight >= target_bytes_ / 2;
  if (heavy || open_.size() + weight > target_bytes_) close();
  if (open_.entry_count() == 0 && !previous_key_.empty()) first_ = shortest_separator(previous_key_, entry.key);
  open_.add(entry);
  previous_key_ = entry.key;
  if (heavy) close();
  return {};
}

std::vector<Chunk> Chunker::take() {
  return std::exchange(complete_, {});
}

std::vector<Chunk> Chunker::finish() {
  close();
  return take();
}

void Chunker::close() {
  if (open_.entry_count() == 0) return;
  complete_.push_back({std::move(first_), open_.take()});
  first_.clear();
}

std::string shortest_separator(std::string_view previous, std::string_view key) {
  assert(previous < key);
  std::size_t end = 0;
  while (end < key.size() && key.substr(0, end) <= previous) core::next_code_point(key, end);
  return std::string(key.substr(0, end));
}

}  // namespace lectern::web_index
