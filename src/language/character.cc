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
    std::pair{char32_t{0x2019}, U'\''},  // right single quotation mark
    std::pair{char32_t{0x2044}, U'/'},   // fraction slash: ½ is 1/2
};

CharacterTraits find_traits(char32_t code_point) {
  const auto c = static_cast<UChar32>(code_point);
  const CharacterClass character_class = class_of(code_point);
  const bool continues = character_class == CharacterClass::Mark || composes_with_previous(code_point) ||
                         u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
  const bool has_marks = is_latin(code_point) && u_hasBinaryProperty(c, UCHAR_NFD_INERT) == 0;
  const bool changes =
      u_hasBinaryProperty(c, UCHAR_CHANGES_WHEN_NFKC_CASEFOLDED) || has_marks || unified(code_point) != code_point;
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
