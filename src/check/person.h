#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "check/token.h"

namespace lectern::check {

enum class Sex { Unsaid, Man, Woman };

/// A person whom a text calls by a title: `Mrs. Liu`, 刘飞女士.
struct Mention {
  std::string title;               ///< `Mrs`, 女士
  Sex sex = Sex::Unsaid;           ///< that the title says
  std::vector<std::string> names;  ///< `Liu`; in Chinese every reading of where the name begins: 飞, 刘飞
  std::string likely;              ///< the one of `names` to show to people; empty in doubt. Not in English.
  std::size_t begin = 0, end = 0;  ///< bytes, name and title
};

/// The first few hundred.
std::vector<Mention> english_mentions(std::string_view text);

/// Likewise, without those whose name begins with no common surname. `known` are full names that are not in doubt.
std::vector<Mention> chinese_mentions(std::string_view text, const std::vector<archive::Guest>& known);

/// A person with a Chinese name.
struct Person {
  std::string name;                    ///< in Han characters: a full name, or a surname alone
  std::vector<std::string> syllables;  ///< in pinyin
  std::size_t surname_syllables = 1;

  std::string surname() const;  ///< `ouyang`
  std::string given() const;    ///< `zucheng`; empty when it is unknown
};

/// Those of `names` that are Chinese: Han characters, the first a common surname. In the order of the names.
std::vector<Person> persons_called(const std::set<std::string>& names);

/// Whether a lower-case word of another language may be the person's name, or part of it.
bool is_called(const Person& person, std::string_view word);

/// `俞祖成 (Yu Zucheng)`.
std::string shown(const Person& person);

}  // namespace lectern::check
