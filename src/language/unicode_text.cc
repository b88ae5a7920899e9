#include "language/unicode_text.h"

#include <unicode/normalizer2.h>

#include <new>
#include <stdexcept>

namespace lectern::language {
namespace {

icu::UnicodeString normalized(const icu::UnicodeString& text, const icu::Normalizer2* (*get_instance)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = get_instance(status);
  if (U_FAILURE(status)) throw std::runtime_error("the ICU library lacks its normalisation data");
  icu::UnicodeString result = normalizer->normalize(text, status);
  if (U_FAILURE(status)) throw std::bad_alloc();
  return result;
}

}  // namespace

icu::UnicodeString from_utf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string to_utf8(const icu::UnicodeString& text) {
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

icu::UnicodeString decomposed(const icu::UnicodeString& text) {
  return normalized(text, icu::Normalizer2::getNFDInstance);
}

icu::UnicodeString composed(const icu::UnicodeString& text) {
  return normalized(text, icu::Normalizer2::getNFCInstance);
}

icu::UnicodeString nfkc_casefolded(const icu::UnicodeString& text) {
  return normalized(text, icu::Normalizer2::getNFKCCasefoldInstance);
}

}  // namespace lectern::language
