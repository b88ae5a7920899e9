// Folding works on one segment at a time: a code point and everything behind it that continues it. Normalisation never
// looks across such a boundary, so that segments can be folded alone and each folded code point knows where it came
// from. The steps for one segment:
//
//   1. Signs that Unicode takes for nothing else are replaced: ❷ by ②.
//   2. NFD, then NFKC_Casefold: NFKC and full case folding, until stable; code points that cannot be seen go.
//   3. Latin letters lose their marks, symbols their enclosing marks.
//   4. Each code point becomes its unified form: simplified for traditional, one apostrophe, one hyphen, one slash; ae
//      for æ.
//   5. Fractions and circled numbers get a space before them, the latter one behind them as well.
//
// Nearly all text is made of code points that all steps but the fourth leave alone ('plain'), or of ASCII: neither
// needs ICU.

#include "language/folding.h"

#include <array>
#include <utility>

#include "core/utf8.h"
#include "language/analysis.h"
#include "language/unicode_text.h"

namespace lectern::language {
namespace {

// No spelling needs so much. Without a limit a text of nothing but marks would take quadratic time to put in order.
// What continues a segment of kMaxSegment code points is dropped. The lower limit on what a segment becomes leaves
// room for what stands behind it to join it when it is folded again, so that folding twice is folding once.
constexpr std::size_t kMaxSegment = 64;
constexpr std::int32_t kMaxFoldedSegment = 32;

bool is_latin_mark(char32_t c) {
  return c >= 0x300 && c <= 0x36F;
}
bool is_symbol_mark(char32_t c) {  // the frame of a keycap emoji, say
  return c >= 0x20D0 && c <= 0x20FF;
}

icu::UnicodeString without_marks(const icu::UnicodeString& text) {
  const icu::UnicodeString pieces = decomposed(text);
  icu::UnicodeString kept;
  bool after_latin = false;
  for (std::int32_t i = 0; i < pieces.length(); i = pieces.moveIndex32(i, 1)) {
    const auto c = static_cast<char32_t>(pieces.char32At(i));
    if (is_symbol_mark(c) || (after_latin && is_latin_mark(c))) continue;
    if (character_traits(c).character_class != CharacterClass::Mark) after_latin = is_latin(c);
    kept.append(static_cast<UChar32>(c));
  }
  return composed(kept);
}

bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

struct AsciiForm {
  char32_t code_point = 0;
  CharacterClass character_class = CharacterClass::Separator;
};

constexpr std::array<AsciiForm, 0x80> kAsciiForms = [] {
  std::array<AsciiForm, 0x80> out{};
  for (char32_t c = 0; c < out.size(); ++c) out[c].code_point = c;
  for (char32_t c = '0'; c <= '9'; ++c) out[c].character_class = CharacterClass::Digit;
  for (char32_t c = 'a'; c <= 'z'; ++c) {
    const char32_t capital = c - 'a' + 'A';
    out[c] = out[capital] = {c, CharacterClass::Letter};
  }
  return out;
}();

class Folding {
 public:
  explicit Folding(std::string_view text) : text_(text) { folded_.reserve(core::code_point_count(text)); }

  std::vector<FoldedCharacter> run() && {
    while (end_ < text_.size()) {
      if (!fold_ascii()) fold_segment();
    }
    return std::move(folded_);
  }

 private:
  /// An ASCII character before another one or the end, which nothing can continue.
  bool fold_ascii() {
    if (!is_ascii(text_[end_]) || (end_ + 1 < text_.size() && !is_ascii(text_[end_ + 1]))) return false;
    begin_ = end_;
    const AsciiForm& form = kAsciiForms[static_cast<unsigned char>(text_[end_++])];
    emit(form.code_point, form.character_class);
    return true;
  }

  void fold_segment() {
    begin_ = end_;
    const char32_t first = core::next_code_point(text_, end_);
    const CharacterTraits traits = character_traits(first);
    if (continued()) {
      fold_with_icu(first);
    } else if (traits.plain) {
      emit(first, traits.character_class);
    } else if (first >= 'A' && first <= 'Z') {
      emit(first + ('a' - 'A'), CharacterClass::Letter);
    } else if (const char32_t form = unified(first); form != first) {
      emit(form, character_traits(form).character_class);
    } else {
      emit_normalized(first, icu::UnicodeString(static_cast<UChar32>(replaced(first))));
    }
  }

  /// Whether something at `end_` continues the segment.
  bool continued() const {
    if (end_ == text_.size() || static_cast<unsigned char>(text_[end_]) < 0x80) return false;
    std::size_t behind = end_;
    return character_traits(core::next_code_point(text_, behind)).continues;
  }

  void fold_with_icu(char32_t first) {
    icu::UnicodeString segment(static_cast<UChar32>(replaced(first)));
    for (std::size_t count = 1; continued(); ++count) {
      const char32_t c = core::next_code_point(text_, end_);
      if (count < kMaxSegment) segment.append(static_cast<UChar32>(c));
    }
    emit_normalized(first, segment);
  }

  /// `first` is what the segment begins with as it was written.
  void emit_normalized(char32_t first, const icu::UnicodeString& segment) {
    const Apart apart = stands_apart(first);
    if (apart != Apart::No) emit_space();
    // NFKC_Casefold alone is not the same for texts that are canonically the same: marks have to stand in order first.
    const icu::UnicodeString folded = without_marks(nfkc_casefolded(decomposed(segment)));
    const std::int32_t end = folded.moveIndex32(0, kMaxFoldedSegment);
    for (std::int32_t i = 0; i < end; i = folded.moveIndex32(i, 1)) {
      emit_form(static_cast<char32_t>(folded.char32At(i)));
    }
    if (apart == Apart::Both) emit_space();
  }

  void emit_form(char32_t c) {
    for (const char letter : typed_letters(c)) emit(static_cast<char32_t>(letter), CharacterClass::Letter);
    if (!typed_letters(c).empty()) return;
    const char32_t form = unified(c);
    emit(form, character_traits(form).character_class);
  }

  void emit_space() { emit(U' ', CharacterClass::Separator); }

  void emit(char32_t c, CharacterClass character_class) { folded_.push_back({c, character_class, begin_, end_}); }

  std::string_view text_;
  std::size_t begin_ = 0;  ///< of the segment
  std::size_t end_ = 0;
  std::vector<FoldedCharacter> folded_;
};

}  // namespace

std::vector<FoldedCharacter> fold_characters(std::string_view text) {
  return Folding(text).run();
}

std::string fold(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  for (const FoldedCharacter& character : fold_characters(text)) core::append_utf8(folded, character.code_point);
  return folded;
}

}  // namespace lectern::language
