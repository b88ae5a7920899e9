#pragma once

namespace lectern::markdown {

/// Han and kana: letters of scripts that are written without spaces.
bool is_ideographic(char32_t code_point);

/// Ideographic, or punctuation as wide: `。`, `（`.
bool is_wide(char32_t code_point);

/// Whether a line that ends in `left` goes on at `right` without a space: Chinese text broken over lines.
bool joins_without_space(char32_t left, char32_t right);

/// Where a punctuation mark stands: before what it belongs to, after it, or either.
enum class Punctuation { None, Opening, Closing, Neutral };

/// ASCII punctuation and that of Chinese typography; None for letters, spaces and everything else.
Punctuation punctuation(char32_t code_point);

}  // namespace lectern::markdown
