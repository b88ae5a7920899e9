#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace lectern::index {

/// The fields that a query can ask for alone.
enum class Field { Any, Title, Guest, Tag, Course };

/// One thing that a lesson must or should have: its terms, in order, at fixed distances from each other.
///
/// A part of a write-up (its title, one heading, one line of text, one guest, one tag) holds the item when some place p
/// of the part has each `terms[i]` at position p + `offsets[i]`, words and characters counted as `language::Token`
/// does: a word and a bigram stand where the analysis puts them, and each single character at its own place.
struct Item {
  Field field = Field::Any;
  std::vector<std::string> terms;      ///< at least one
  std::vector<std::uint32_t> offsets;  ///< ascending, from 0; as many as terms
  /// The folded word as typed, set when the item is the last word of a query that ends in it: words that begin so count
  /// too. Such an item has one term.
  std::string prefix;
  bool quoted = false;  ///< written in quotes: never satisfied by scattered pieces
  std::string surface;  ///< as typed: for people to read, and no part of what is asked

  friend bool operator==(const Item& a, const Item& b) {
    return std::tie(a.field, a.terms, a.offsets, a.prefix, a.quoted) ==
           std::tie(b.field, b.terms, b.offsets, b.prefix, b.quoted);
  }
};

/// Any one of its alternatives (`a OR b`) satisfies a group.
struct Group {
  std::vector<Item> alternatives;  ///< at least one
  friend bool operator==(const Group&, const Group&) = default;
};

/// What somebody typed, understood. Without groups it asks for all lessons of its languages and dates, or, where it
/// names none, for nothing.
struct Query {
  std::vector<Group> groups;           ///< ANDed in the first place; equal groups once
  std::vector<Item> exclusions;        ///< `-word`, `-"a phrase"`, `-tag:x`
  std::vector<std::string> languages;  ///< `lang:en`; any of them; lower case; `zh` includes `zh-hant`
  std::string date_from, date_to;      ///< `date:2021-03..2021-06` as first and last day, `YYYY-MM-DD`; empty: open

  friend bool operator==(const Query&, const Query&) = default;
};

/// Understands what people type; never fails. Stop words (`stop_words.h`) that stand outside quotes, fields and
/// alternatives are left out, unless there is nothing else. Unbalanced quotes, lone operators, unknown fields and unreadable dates
/// mean the plain words. Text that is not valid UTF-8 is read with U+FFFD in place of the faults. Only the first
/// kMaxQueryCodePoints of the text, the first kMaxQueryItems items and the first kMaxQueryTerms terms count.
/// The browser's `src/client/query.js` does the same, held to `tests/vectors/query.json`.
Query parse_query(std::string_view text);

/// Whether pieces of it are worth something alone: without field and quotes; a group with such an alternative.
bool is_loose(const Item& item);
bool is_loose(const Group& group);

/// Whether `title` says just what `query` asks, apart from filters, so that its lesson is the one that is meant.
bool is_title_asked(std::string_view title, const Query& query);

inline constexpr std::size_t kMaxQueryCodePoints = 2000;
inline constexpr std::size_t kMaxQueryItems = 64;
inline constexpr std::size_t kMaxQueryTerms = 256;

}  // namespace lectern::index
