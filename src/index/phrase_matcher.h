#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "index/parts.h"
#include "index/query.h"

namespace lectern::index {

/// Tells in which texts the terms of an item stand side by side. Use from one thread.
class PhraseMatcher {
 public:
  explicit PhraseMatcher(const Item& item);

  /// Whether some place p of `text`, which is one part of a write-up, has each `terms[i]` at p + `offsets[i]`.
  bool stands_in(std::string_view text);

 private:
  void use(const PlacedTermView& placed);
  bool any_begins();

  Item item_;
  std::bitset<256> first_bytes_;  ///< of the terms
  /// Where the phrase would begin by one of its terms, and which term says so.
  std::vector<std::pair<std::uint32_t, std::size_t>> beginnings_;
};

}  // namespace lectern::index
