#include "index/string_pool.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <utility>

namespace lectern::index {
namespace {

constexpr std::size_t kFirstSlots = 2048;

/// The first eight bytes as a number that sorts alike.
std::uint64_t head_of(std::string_view text) {
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < 8; ++i) out = out << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
  return out;
}

}  // namespace

StringPool::StringPool() : slots_(kFirstSlots) {
  entries_.reserve(kFirstSlots / 2);
  bytes_.reserve(kFirstSlots * 4);
}

std::uint32_t StringPool::add(std::string_view text) {
  const std::uint64_t hash = std::hash<std::string_view>()(text);
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at] != 0; at = (at + 1) & mask) {
    const std::uint32_t number = slots_[at] - 1;
    if (entries_[number].hash == hash && (*this)[number] == text) return number;
  }
  const auto number = static_cast<std::uint32_t>(entries_.size());
  slots_[at] = number + 1;
  entries_.push_back({static_cast<std::uint32_t>(bytes_.size()), static_cast<std::uint32_t>(text.size()), hash});
  bytes_ += text;
  if (entries_.size() * 2 > slots_.size()) grow();
  return number;
}

void StringPool::grow() {
  slots_.assign(slots_.size() * 2, 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t number = 0; number < entries_.size(); ++number) {
    std::size_t at = entries_[number].hash & mask;
    while (slots_[at] != 0) at = (at + 1) & mask;
    slots_[at] = number + 1;
  }
}

std::vector<std::uint32_t> StringPool::sorted() const {
  std::vector<std::uint32_t> numbers(entries_.size());
  std::iota(numbers.begin(), numbers.end(), 0U);
  return sorted(std::move(numbers));
}

std::vector<std::uint32_t> StringPool::sorted(std::vector<std::uint32_t> numbers) const {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> heads;
  heads.reserve(numbers.size());
  for (const std::uint32_t number : numbers) heads.emplace_back(head_of((*this)[number]), number);
  std::sort(heads.begin(), heads.end(), [this](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : (*this)[a.second] < (*this)[b.second];
  });
  std::transform(heads.begin(), heads.end(), numbers.begin(), [](const auto& head) { return head.second; });
  return numbers;
}

}  // namespace lectern::index
