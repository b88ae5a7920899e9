#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lectern::language {

/// Changes whenever the same text can give other terms. Indexes carry it; who opens one compares.
inline constexpr int kAnalysisVersion = 1;

/// NFKC, full case folding, Latin letters without their marks, traditional Han characters as simplified ones.
/// What two spellings must have in common to be one term. `text` must be valid UTF-8.
std::string fold(std::string_view text);

/// One term of a text and where it stands.
struct Token {
  enum class Kind {
    Word,   ///< letters, digits and marks of any script but the ones below; `term` is its stem where it is English-like
    Ngram,  ///< two neighbouring Han, kana or hangul characters, or the single one of a run of one
  };

  std::string term;
  std::string surface;    ///< the folded word before stemming; equal to `term` for Ngram
  std::size_t begin = 0;  ///< bytes in the text that was analysed, as it was written
  std::size_t end = 0;
  /// Words and characters are counted from 0; an Ngram stands at its first character. Two tokens are neighbours in a
  /// phrase when their positions follow each other; between bigrams of one run that is an overlap of one character.
  std::uint32_t position = 0;
  std::uint32_t run = 0;  ///< same number: same unbroken run; each Word has a run of its own. Counted from 0.
  Kind kind = Kind::Word;

  friend bool operator==(const Token&, const Token&) = default;
};

/// Cuts `text` into terms, in order. The browser's `src/client/analysis.js` does the same, held to
/// `tests/vectors/analysis.json`. `text` must be valid UTF-8. Terms are at most kMaxTermBytes long; a longer word is
/// cut at a code-point boundary, in the term and in the surface.
std::vector<Token> analyze(std::string_view text);
inline constexpr std::size_t kMaxTermBytes = 64;

/// The folded single characters of Han, kana and hangul in `text`, in order, one entry an occurrence: the terms that
/// make a one-character query work.
std::vector<std::string> characters(std::string_view text);

/// Every traditional character with its simplified form, ascending by the first; the browser folds with this table.
const std::vector<std::pair<char32_t, char32_t>>& simplified_forms();

}  // namespace lectern::language
