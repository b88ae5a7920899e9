#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/card.h"
#include "index/passages.h"
#include "language/analysis.h"

namespace lectern::index {

/// What a part of a write-up is. A phrase lies within one part.
enum class PartKind { Title, Heading, Body, Guest, Tag, Course };

/// A stretch of text that no phrase crosses.
struct Part {
  PartKind kind;
  std::string_view text;
  Places place = 0;  ///< kInFacts, or the one passage that it stands in; 0 for the course, which is no text
};

/// The parts of a write-up in the order in which they are indexed: title, each heading followed by the lines under it,
/// guests, tags; then the course by its title and by its folder name, which are a field but no text. Parts without text
/// are left out. The text is lent for the call.
void for_each_part(const core::Card& card, const std::function<void(const Part& part)>& use);

/// How often a term counts for each time it stands in such a part; 0: the part is no text.
unsigned part_weight(PartKind kind);

/// The prefix of the field that such a part can be asked for alone by, or nullptr.
const char* field_prefix(PartKind kind);

/// A term and where it stands in its part: what phrases are told by.
struct PlacedTerm {
  std::string term;
  std::string surface;  ///< the folded word before stemming
  std::uint32_t position = 0;
  bool inside_run = false;  ///< a single character of a run of several

  friend bool operator==(const PlacedTerm&, const PlacedTerm&) = default;
};

/// The terms of `text` (language::analyze), and each single character of a run at its own place, which makes queries of
/// one character and phrases of words and characters work.
std::vector<PlacedTerm> placed_terms(std::string_view text);

/// A `PlacedTerm` that is lent. Its term begins with the byte that `surface` begins with.
struct PlacedTermView {
  std::string_view surface;
  std::uint32_t position = 0;
  bool inside_run = false;
  const language::TokenView* word = nullptr;  ///< nullptr: the term is the surface

  /// Lent until the thread asks for another term.
  std::string_view term() const { return word == nullptr ? surface : word->term(); }
};

/// Gives the same to `use`, each lent for the call.
void for_each_placed_term(std::string_view text, const std::function<void(const PlacedTermView& placed)>& use);

}  // namespace lectern::index
