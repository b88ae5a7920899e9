#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace lectern::markdown {

/// What a page can bear. No write-up by a person comes near; parsing or showing more takes time or space that grows
/// with the square of the text, or worse (cmark-gfm 0.29.0.gfm.6).
inline constexpr std::size_t kMaxNesting = 64;          ///< block quotes and lists in each other
inline constexpr std::size_t kMaxTableColumns = 1000;   ///< in any row
inline constexpr std::size_t kFreeTableCells = 20'000;  ///< cells that a table may have without text for them
inline constexpr std::size_t kMaxImagesInParagraph = 1000;
inline constexpr std::size_t kMaxAtSignsInParagraph = 500;
inline constexpr std::size_t kMaxDeclarationsInParagraph = 100;      ///< `<!` and `<?`
inline constexpr std::size_t kMaxBracketRun = 200;                   ///< `)))…`
inline constexpr std::size_t kMaxLinksTimesDelimiters = 50'000'000;  ///< in a paragraph; delimiters of emphasis
inline constexpr std::size_t kMaxExpandedReferences = 64'000'000;    ///< bytes that reference links may grow to

/// Where markup passes these limits, as byte offsets into `text`, ascending: a punctuation character put in at each
/// makes plain text of it.
std::vector<std::size_t> excess_markup(std::string_view text);

}  // namespace lectern::markdown
