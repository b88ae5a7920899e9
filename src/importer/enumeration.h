#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace lectern::importer {

/// The mark that an item of a list begins with.
struct Marker {
  enum class Style {
    Bullet,         ///< `•`, `·`, `- `
    Circled,        ///< `①`
    Parenthesised,  ///< `(1)`, `（1）`, `⑴`
    Dotted,         ///< `1. `, `1、`, `1) `
    HanBrackets,    ///< `（一）`
    HanComma,       ///< `一、`
  };

  Style style = Style::Bullet;
  int number = 0;          ///< 0 for bullets
  std::size_t length = 0;  ///< in bytes, the spaces after it included
};

/// The marker that stands at `at`, whatever is before it.
std::optional<Marker> marker_at(std::string_view text, std::size_t at);

/// An enumeration in a sentence: `three measures: ① … ② … ③ … . What follows.`
struct Enumeration {
  struct Item {
    std::size_t begin = 0;  ///< after the marker
    std::size_t end = 0;
  };

  std::size_t begin = 0;    ///< of the first marker: the lead-in ends here
  std::vector<Item> items;  ///< at least two
  bool sure = true;  ///< false when an item before the last has several sentences: where the last ends is a guess

  std::size_t end() const { return items.back().end; }
};

/// The first enumeration of a text: markers of one style that ascend from one, each at the beginning of a clause.
/// The last item ends with its sentence.
std::optional<Enumeration> find_enumeration(std::string_view text);

}  // namespace lectern::importer
