#include <unicode/locid.h>
#include <unicode/uchar.h>

#include "core/utf8.h"
#include "language/format.h"
#include "language/unicode_text.h"

namespace lectern::language {
namespace {

/// Without what cannot be seen: it would keep marks from their order.
icu::UnicodeString visible(std::string_view text) {
  icu::UnicodeString kept;
  for (std::size_t offset = 0; offset < text.size();) {
    const auto c = static_cast<UChar32>(core::next_code_point(text, offset));
    if (!u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) kept.append(c);
  }
  return kept;
}

bool is_kept(UChar32 c, bool after_kept) {
  const std::uint32_t category = U_GET_GC_MASK(c);
  if ((category & (U_GC_L_MASK | U_GC_N_MASK)) != 0) return true;
  return after_kept && (category & U_GC_M_MASK) != 0;  // a mark needs something to stand on
}

}  // namespace

std::string slugify(std::string_view text) {
  // More than a slug can hold; normalising a whole book of marks would take long.
  const std::string_view head = core::prefix_code_points(text, 4 * kMaxSlugBytes);
  const icu::UnicodeString folded = composed(composed(visible(head)).toLower(icu::Locale::getRoot()));
  std::string slug;
  bool gap = false;
  for (std::int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
    const UChar32 c = folded.char32At(i);
    if (!is_kept(c, !gap && !slug.empty())) {
      gap = !slug.empty();
      continue;
    }
    std::string piece = gap ? "-" : "";
    core::append_utf8(piece, static_cast<char32_t>(c));
    if (slug.size() + piece.size() > kMaxSlugBytes) break;
    slug += piece;
    gap = false;
  }
  return slug;
}

}  // namespace lectern::language
