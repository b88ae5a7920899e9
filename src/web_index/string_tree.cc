#include "web_index/string_tree.h"

#include <algorithm>

namespace lectern::web_index {
namespace {

constexpr std::uint32_t kLookBack = 100;

}  // namespace

StringTree::StringTree(std::vector<Entry> entries) : numbers_(0x10000) {
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.string < b.string; });
  number_characters(entries);
  places_.resize(character_count_ + 1);
  places_[kRoot].parent = kRoot;
  add_followers(kRoot, 0, entries.begin(), entries.end());
}

void StringTree::number_characters(const std::vector<Entry>& entries) {
  for (const Entry& entry : entries) {
    for (const char16_t character : entry.string) {
      if (numbers_[character] == 0) numbers_[character] = ++character_count_;
    }
  }
}

/// For the entries from `begin` to `end`, which agree in their first `depth` characters and lead to `place`.
void StringTree::add_followers(std::uint32_t place, std::size_t depth, Iterator begin, Iterator end) {
  for (; begin != end && begin->string.size() == depth; ++begin) {
    places_[place].symbol = begin->symbol;
    places_[place].price = begin->price;
  }
  std::vector<std::uint32_t> numbers;
  std::vector<Iterator> ends;
  for (auto at = begin; at != end;) {
    const char16_t character = at->string[depth];
    at = std::find_if(at, end, [&](const Entry& entry) { return entry.string[depth] != character; });
    numbers.push_back(numbers_[character]);
    ends.push_back(at);
  }
  if (numbers.empty()) return;
  const std::uint32_t base = find_base(numbers);
  places_[place].base = base;
  for (const std::uint32_t number : numbers) places_[base + number].parent = place;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    add_followers(base + numbers[i], depth + 1, begin, ends[i]);
    begin = ends[i];
  }
}

/// Where the places of all these characters are free. Gaps that are far behind are left, so that no set of strings
/// takes long.
std::uint32_t StringTree::find_base(const std::vector<std::uint32_t>& numbers) {
  std::uint32_t base = first_base_;
  const auto is_free = [&](std::uint32_t number) {
    return base + number >= places_.size() || places_[base + number].parent == kNoParent;
  };
  while (!std::all_of(numbers.begin(), numbers.end(), is_free)) ++base;
  if (base > first_base_ + kLookBack) first_base_ = base - kLookBack;
  // Room for whatever character is looked up from there.
  places_.resize(std::max<std::size_t>(places_.size(), base + character_count_ + 1));
  return base;
}

}  // namespace lectern::web_index
