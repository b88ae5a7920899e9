#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace lectern::importer {

enum class Language { Chinese, English };

/// How much a text holds of each language, in parts of one measure: what English says in five words Chinese says in
/// eight characters.
struct LanguageWeight {
  std::size_t chinese = 0;
  std::size_t english = 0;

  std::size_t total() const { return chinese + english; }
};
/// Quotations and names in brackets do not count where what stands around them is clearly in the other language.
LanguageWeight weigh(std::string_view text);

/// The language of a short line; nothing when it has no letters of either.
std::optional<Language> language_of(std::string_view text);

/// Where a text that has one part in each language changes from one to the other for good: between two sentences where
/// that can be, else at a space. Nothing when one language only names things in the other, or when they take turns.
/// `least` is the weight that each part must have.
std::optional<std::size_t> language_change(std::string_view text, std::size_t least);
inline constexpr std::size_t kLeastPart = 8 * 8;   ///< eight words: less in running text is a name or a quotation
inline constexpr std::size_t kLeastTitle = 2 * 8;  ///< of a line that is a title in both languages

/// The languages of the pieces of a post.
struct ToldLanguages {
  std::vector<Language> of;  ///< one a piece; those without letters go with the piece before them
  bool alternating = false;  ///< the languages take turns: each piece has its own; else there is one border or none
};
ToldLanguages tell_languages(const std::vector<std::string_view>& pieces);

}  // namespace lectern::importer
