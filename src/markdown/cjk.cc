#include "markdown/cjk.h"

#include <string_view>

#include "language/character.h"

namespace lectern::markdown {
namespace {

constexpr std::u32string_view kOpening = U"([{<“‘「『《〈【〔〖〘〚（［｛｟«";
constexpr std::u32string_view kClosing = U")]}>”’」』》〉】〕〗〙〛）］｝｠»,.:;!?%，。、；：！？％．…";
// Marks that Chinese and Latin text share: as wide as their neighbours make them.
constexpr std::u32string_view kEitherWidth = U"“”‘’—…·";

bool in_range(char32_t c, char32_t first, char32_t last) {
  return first <= c && c <= last;
}

bool is_kana(char32_t c) {
  return in_range(c, 0x3041, 0x30FF) || in_range(c, 0x31F0, 0x31FF);
}

/// Takes a cell of the East Asian grid and is neither a letter of Han or kana nor hangul.
bool is_full_width_mark(char32_t c) {
  return in_range(c, 0x3001, 0x303F) || in_range(c, 0xFE10, 0xFE19) || in_range(c, 0xFE30, 0xFE4F) ||
         in_range(c, 0xFF01, 0xFF65) || in_range(c, 0xFFE0, 0xFFE6);
}

bool is_full_width_letter(char32_t c) {
  return in_range(c, 0xFF10, 0xFF19) || in_range(c, 0xFF21, 0xFF3A) || in_range(c, 0xFF41, 0xFF5A);
}

bool is_ascii_mark(char32_t c) {
  return in_range(c, '!', '/') || in_range(c, ':', '@') || in_range(c, '[', '`') || in_range(c, '{', '~');
}

}  // namespace

bool is_ideographic(char32_t c) {
  return language::is_han(c) || is_kana(c);
}

bool is_wide(char32_t c) {
  return is_ideographic(c) || is_full_width_mark(c);
}

bool joins_without_space(char32_t left, char32_t right) {
  if (is_wide(left) && is_wide(right)) return true;
  const auto either = [](char32_t c) { return kEitherWidth.find(c) != std::u32string_view::npos; };
  return (is_wide(left) && either(right)) || (either(left) && is_wide(right));
}

Punctuation punctuation(char32_t c) {
  if (kOpening.find(c) != std::u32string_view::npos) return Punctuation::Opening;
  if (kClosing.find(c) != std::u32string_view::npos) return Punctuation::Closing;
  const bool mark = is_ascii_mark(c) || in_range(c, 0x2010, 0x2027) || in_range(c, 0x2030, 0x205E) ||
                    (is_full_width_mark(c) && !is_full_width_letter(c) && !language::is_han(c));
  return mark ? Punctuation::Neutral : Punctuation::None;
}

}  // namespace lectern::markdown
