#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lectern::index {

/// A set of short strings that are numbered from 0 as they come: one buffer for their bytes, and one hash table, so
/// that a write-up's thousand terms cost no thousand allocations.
class StringPool {
 public:
  StringPool();

  /// The number of `text`; the next one when it is new.
  std::uint32_t add(std::string_view text);

  std::string_view operator[](std::uint32_t number) const {
    const Entry& entry = entries_[number];
    return std::string_view(bytes_).substr(entry.begin, entry.size);
  }
  std::size_t size() const { return entries_.size(); }

  /// All numbers in ascending byte order of their strings.
  std::vector<std::uint32_t> sorted() const;
  /// These numbers in that order.
  std::vector<std::uint32_t> sorted(std::vector<std::uint32_t> numbers) const;

 private:
  struct Entry {
    std::uint32_t begin = 0, size = 0;
    std::uint64_t hash = 0;
  };

  void grow();

  std::string bytes_;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> slots_;  ///< numbers from 1; 0 is free; a power of two of them, half of them free
};

}  // namespace lectern::index
