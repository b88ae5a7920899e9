#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "importer/piece.h"
#include "importer/post.h"

namespace lectern::importer {

/// Where the title ends of running text that begins with one: before its first sentence. Nothing when it begins with a
/// sentence. A guess always: in Chinese a space is what is left, in English a word that opens sentences after one that
/// ends none.
std::optional<std::size_t> title_end(std::string_view text, Language language);

/// What a line that is a title in both languages says in one of them: of `Course 0327(国际培训班第一课)` `Course 0327`
/// or `国际培训班第一课`. Nothing when it is not in both.
std::optional<std::string> title_part(std::string_view line, Language language);

/// The title of one write-up.
struct Title {
  std::string text;  ///< never empty
  Finding::Certainty certainty = Finding::Certainty::Sure;
  std::size_t line = 0;
  std::string how;  ///< where it was found, for people
};

/// Finds the titles of the languages in `languages` and takes their lines out of `pieces`, where all languages stand in
/// the source's order. Lines of titles that are not used go to `asides`.
std::vector<Title> take_titles(Pieces& pieces, const std::vector<Language>& languages, const Post& post,
                               std::vector<Aside>& asides);

}  // namespace lectern::importer
