#include <unicode/coll.h>
#include <unicode/sortkey.h>

#include <map>
#include <memory>
#include <new>
#include <stdexcept>

#include "language/format.h"
#include "language/locale.h"
#include "language/unicode_text.h"

namespace lectern::language {
namespace {

std::unique_ptr<icu::Collator> make_collator(const core::LanguageTag& language) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Collator> collator(
      icu::Collator::createInstance(known_locale(language).value_or(icu::Locale::getRoot()), status));
  if (U_FAILURE(status)) throw std::runtime_error("the ICU library lacks its collation data");
  collator->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
  return collator;
}

}  // namespace

std::string sort_key(std::string_view text, const core::LanguageTag& language) {
  thread_local std::map<core::LanguageTag, std::unique_ptr<icu::Collator>> collators;
  std::unique_ptr<icu::Collator>& collator = collators[language];
  if (collator == nullptr) collator = make_collator(language);
  UErrorCode status = U_ZERO_ERROR;
  icu::CollationKey key;
  collator->getCollationKey(from_utf8(text), key, status);
  if (U_FAILURE(status)) throw std::bad_alloc();
  std::int32_t size = 0;
  const std::uint8_t* bytes = key.getByteArray(size);
  while (size > 0 && bytes[size - 1] == 0) --size;
  return std::string(bytes, bytes + size);
}

}  // namespace lectern::language
