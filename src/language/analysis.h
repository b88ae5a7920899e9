#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lectern::language {

/// Changes whenever the same text can give other terms. Indexes carry it; who opens one compares.
inline constexpr int kAnalysisVersion = 2;

/// NFKC, full case folding, Latin letters without their marks and as other keyboards have them (ae for æ), traditional
/// Han characters as simplified ones; one apostrophe, hyphen and slash for their look-alikes; fractions and circled
/// numbers apart from their neighbours; nothing that cannot be seen (zero-width spaces, soft hyphens, variation
/// selectors). What two spellings must have in common to be one term. Folding twice is folding once.
/// `text` must be valid UTF-8. Time grows with the length alone, whatever the text.
std::string fold(std::string_view text);

/// One term of a text and where it stands.
struct Token {
  enum class Kind {
    Word,   ///< letters, digits and marks of any script but the ones below; `term` is its stem where it is English-like
    Ngram,  ///< two neighbouring Han, kana or hangul characters, or the single one of a run of one
  };

  std::string term;
  std::string surface;  ///< the folded word before stemming; equal to `term` for Ngram
  /// Bytes in the text that was analysed, as it was written. Neither ever decreases from token to token; tokens that
  /// come from one character (㍿) share its bytes.
  std::size_t begin = 0;
  std::size_t end = 0;
  /// Words and Han, kana and hangul characters are counted from 0; an Ngram stands at its first character. So the
  /// bigrams of a run of n characters stand at p, p+1 … p+n-2, and what follows the run stands at p+n. A phrase occurs
  /// in a text when all its tokens stand there at the same distances from the first as in the phrase:
  ///
  ///     网络安全 v2  ->  网络@0 络安@1 安全@2 v2@4      安全 v2  ->  安全@0 v2@2
  std::uint32_t position = 0;
  std::uint32_t run = 0;  ///< same number: same unbroken run; each Word has a run of its own. Counted from 0.
  Kind kind = Kind::Word;

  friend bool operator==(const Token&, const Token&) = default;
};

/// Cuts `text` into terms, in order.
///
/// Han, kana and hangul characters that stand together are a run; marks on them do not count. Anything else that is
/// written in letters, digits and marks is a word, together with
///   - an apostrophe between letters: don't
///   - one of . : / - between digits: 2021-03-30, 10:00, 3.5mm; a comma before exactly three digits: 1,000
///   - the sign behind a single letter: c++ c#
/// A word of a to z alone gives its English stem, any other word itself.
///
/// The browser's `src/client/analysis.js` does the same, held to
/// `tests/vectors/analysis.json`. `text` must be valid UTF-8. Terms are at most kMaxTermBytes long; a longer word is
/// cut at a code-point boundary, in the term and in the surface.
std::vector<Token> analyze(std::string_view text);

/// A `Token` that is lent, and whether it is the last of its run. Its term begins with the byte that `surface` begins
/// with, so that who looks for few terms need not ask for each.
struct TokenView {
  std::string_view surface;
  std::size_t begin = 0, end = 0;
  std::uint32_t position = 0, run = 0;
  Token::Kind kind = Token::Kind::Word;
  bool ends_run = true;

  /// Lent until the thread asks for another term.
  std::string_view term() const;
};

/// Gives the same tokens to `use`, each lent for the call, without an allocation for each.
void for_each_token(std::string_view text, const std::function<void(const TokenView& token)>& use);

inline constexpr std::size_t kMaxTermBytes = 64;

/// The folded single characters of Han, kana and hangul in `text`, in order, one entry an occurrence: the terms that
/// make a one-character query work.
std::vector<std::string> characters(std::string_view text);

/// Every traditional character with its simplified form, ascending by the first; the browser folds with this table.
std::span<const std::pair<char32_t, char32_t>> simplified_forms();

}  // namespace lectern::language
