#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <new>

#include "core/utf8.h"
#include "language/format.h"
#include "language/locale.h"

namespace lectern::language {
namespace {

icu::UnicodeString composed(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  icu::UnicodeString result = U_SUCCESS(status) ? nfc->normalize(text, status) : text;
  if (U_FAILURE(status)) throw std::bad_alloc();
  return result;
}

bool is_kept(UChar32 c, bool after_kept) {
  const std::uint32_t category = U_GET_GC_MASK(c);
  if ((category & (U_GC_L_MASK | U_GC_N_MASK)) != 0) return true;
  return after_kept && (category & U_GC_M_MASK) != 0;  // a mark needs something to stand on
}

/// Appends a code point, unless the slug would become too long.
bool append_within_limit(std::string& slug, std::string_view piece) {
  if (slug.size() + piece.size() > kMaxSlugBytes) return false;
  slug += piece;
  return true;
}

}  // namespace

std::string slugify(std::string_view text) {
  // More than a slug can hold; normalising a whole book of marks would take long.
  const std::string_view head = core::prefix_code_points(text, 4 * kMaxSlugBytes);
  const icu::UnicodeString folded = composed(composed(from_utf8(head)).toLower(icu::Locale::getRoot()));
  std::string slug;
  bool gap = false;
  for (std::int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
    const UChar32 c = folded.char32At(i);
    if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) continue;
    const bool kept = is_kept(c, !gap && !slug.empty());
    if (!kept) {
      gap = !slug.empty();
      continue;
    }
    std::string piece = gap ? "-" : "";
    core::append_utf8(piece, static_cast<char32_t>(c));
    if (!append_within_limit(slug, piece)) break;
    gap = false;
  }
  return slug;
}

}  // namespace lectern::language
