#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/card.h"

namespace lectern::index {

/// A stretch of a write-up that a browser fetches alone: whole sections where they are short, else some of a section's
/// lines. Sections that were cut stand in several passages, with title and anchor in each.
struct Passage {
  /// The first section began in the passage before.
  bool continues = false;
  std::vector<core::CardSection> sections;

  friend bool operator==(const Passage&, const Passage&) = default;
};

/// A passage has about so many bytes of titles and text: a line is kept whole, and so is a section that fits.
inline constexpr std::size_t kPassageBytes = 1280;
/// Longer write-ups have longer passages, so that a set of passages fits in a 32-bit integer.
inline constexpr std::size_t kMaxPassages = 30;

/// Cuts a write-up. Every title and line is in just one passage, in order, but for the titles of cut sections; there is
/// at least one passage, even of an empty write-up.
std::vector<Passage> passages_of(const core::Card& card);

/// Where a term stands in a write-up: bit 0 is set when in its title, a guest or a tag, bit n when in passage n,
/// from 1.
using Places = std::uint32_t;
inline constexpr Places kInFacts = 1;
inline constexpr Places in_passage(std::size_t passage) {
  return Places{1} << passage;
}

/// Whether a term is in so many documents, or so short, that its places are not worth their bytes: it has one
/// character, or more than 64 documents and a quarter of `collection`, as `term_weight` takes it, have it.
bool is_common(std::string_view term, std::uint32_t frequency, std::uint32_t collection);

/// What the web index tells of the places of a term, and sections are chosen by: all of them, but of a common term the
/// first passage alone, or kInFacts when it is in none.
Places told_places(Places places, bool common);

}  // namespace lectern::index
