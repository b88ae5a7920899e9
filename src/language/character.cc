#include "language/character.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <array>
#include <memory>
#include <utility>

#include "language/simplified_forms.h"

namespace lectern::language {
namespace {

constexpr char32_t kProlongedSoundMark = 0x30FC;  // shared by the kana scripts, so of neither

UScriptCode script_of(char32_t code_point) {
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(code_point), &status);
}

bool is_cjk(char32_t code_point) {
  switch (script_of(code_point)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
      return true;
    default:
      return code_point == kProlongedSoundMark;
  }
}

CharacterClass class_of(char32_t code_point) {
  const std::uint32_t category = U_MASK(u_charType(static_cast<UChar32>(code_point)));
  if (code_point >= '0' && code_point <= '9') return CharacterClass::Digit;
  if ((category & U_GC_M_MASK) != 0) return CharacterClass::Mark;
  if ((category & (U_GC_L_MASK | U_GC_NL_MASK)) != 0) {
    return is_cjk(code_point) ? CharacterClass::Cjk : CharacterClass::Letter;
  }
  return (category & U_GC_N_MASK) != 0 ? CharacterClass::Number : CharacterClass::Separator;
}

bool composes_with_previous(char32_t c) {
  return (c >= 0x1160 && c <= 0x11FF)      // vowels and final consonants of hangul
         || (c >= 0xFF9E && c <= 0xFFDC);  // half-width sound marks and hangul
}

/// Code points that are written for each other, beyond what Unicode's normalisation says. Their forms are plain.
constexpr std::array kLookAlikes = {
    std::pair{char32_t{0x02BC}, U'\''},  // modifier letter apostrophe
    std::pair{char32_t{0x2010}, U'-'},   // hyphen, also the non-breaking one
    std::pair{char32_t{0x2018}, U'\''},  // single quotation marks: what Chinese keyboards have for apostrophes
    std::pair{char32_t{0x2019}, U'\''}, std::pair{char32_t{0x2044}, U'/'},  // fraction slash: ½ is 1/2
};

/// Lower case, as they are folded before.
constexpr std::array kTypedLetters = {
    std::pair{U'æ', std::string_view("ae")}, std::pair{U'ð', std::string_view("d")},
    std::pair{U'ø', std::string_view("o")},  std::pair{U'þ', std::string_view("th")},
    std::pair{U'đ', std::string_view("d")},  std::pair{U'ħ', std::string_view("h")},
    std::pair{U'ı', std::string_view("i")},  std::pair{U'ł', std::string_view("l")},
    std::pair{U'œ', std::string_view("oe")}, std::pair{U'ŧ', std::string_view("t")},
};

bool is_between(char32_t first, char32_t code_point, char32_t last) {
  return first <= code_point && code_point <= last;
}

CharacterTraits find_traits(char32_t code_point) {
  const auto c = static_cast<UChar32>(code_point);
  const CharacterClass character_class = class_of(code_point);
  const bool continues = character_class == CharacterClass::Mark || composes_with_previous(code_point) ||
                         u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
  const bool has_marks = is_latin(code_point) && u_hasBinaryProperty(c, UCHAR_NFD_INERT) == 0;
  const bool changes = u_hasBinaryProperty(c, UCHAR_CHANGES_WHEN_NFKC_CASEFOLDED) || has_marks ||
                       unified(code_point) != code_point || replaced(code_point) != code_point ||
                       stands_apart(code_point) != Apart::No || !typed_letters(code_point).empty();
  return {character_class, continues, !changes && !continues};
}

constexpr std::size_t kBmpSize = 0x10000;
using BmpTraits = std::array<CharacterTraits, kBmpSize>;

std::unique_ptr<const BmpTraits> make_bmp_traits() {
  auto traits = std::make_unique<BmpTraits>();
  for (std::size_t c = 0; c < kBmpSize; ++c) (*traits)[c] = find_traits(static_cast<char32_t>(c));
  return traits;
}

}  // namespace

bool is_latin(char32_t code_point) {
  return script_of(code_point) == USCRIPT_LATIN;
}

bool is_han(char32_t code_point) {
  return script_of(code_point) == USCRIPT_HAN;
}

char32_t replaced(char32_t code_point) {
  if (code_point == 0x2120 || code_point == 0x2122) return U' ';  // service mark, trade mark
  // Circles in black or of other kinds, and double ones: ten of each, but for a zero. Theirs of white are decomposed.
  for (const char32_t one : {char32_t{0x24F5}, char32_t{0x2776}, char32_t{0x2780}, char32_t{0x278A}}) {
    if (is_between(one, code_point, one + 9)) return 0x2460 + (code_point - one);
  }
  if (is_between(0x24EB, code_point, 0x24F4)) return 0x246A + (code_point - 0x24EB);  // 11 to 20 in black
  return code_point == 0x24FF ? 0x24EA : code_point;
}

Apart stands_apart(char32_t code_point) {
  if (is_between(0xBC, code_point, 0xBE) || is_between(0x2150, code_point, 0x215F) || code_point == 0x2189) {
    return Apart::Before;
  }
  const bool is_enclosed = is_between(0x2460, code_point, 0x249B) || is_between(0x24EA, code_point, 0x24FF) ||
                           is_between(0x2776, code_point, 0x2793) || is_between(0x3251, code_point, 0x325F) ||
                           is_between(0x32B1, code_point, 0x32BF);
  return is_enclosed ? Apart::Both : Apart::No;
}

std::string_view typed_letters(char32_t code_point) {
  for (const auto& [letter, typed] : kTypedLetters) {
    if (code_point == letter) return typed;
  }
  return {};
}

char32_t unified(char32_t code_point) {
  for (const auto& [look_alike, form] : kLookAlikes) {
    if (code_point == look_alike) return form;
  }
  return simplified(code_point);
}

CharacterTraits character_traits(char32_t code_point) {
  static const std::unique_ptr<const BmpTraits> bmp = make_bmp_traits();
  return code_point < kBmpSize ? (*bmp)[code_point] : find_traits(code_point);
}

}  // namespace lectern::language
