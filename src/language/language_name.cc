#include <unicode/locdspnm.h>

#include <memory>

#include "language/format.h"
#include "language/locale.h"
#include "language/unicode_text.h"

namespace lectern::language {

std::string language_name(const core::LanguageTag& language) {
  const std::optional<icu::Locale> locale = known_locale(language);
  if (!locale) return language;
  UDisplayContext contexts[] = {UDISPCTX_DIALECT_NAMES, UDISPCTX_CAPITALIZATION_FOR_UI_LIST_OR_MENU};
  const std::unique_ptr<icu::LocaleDisplayNames> names(
      icu::LocaleDisplayNames::createInstance(*locale, contexts, std::size(contexts)));
  if (names == nullptr) return language;
  icu::UnicodeString name;
  names->localeDisplayName(*locale, name);
  return name.isEmpty() ? language : to_utf8(name);
}

std::string locale_name(const core::LanguageTag& language) {
  std::optional<icu::Locale> locale = known_locale(language);
  if (!locale) return {};
  UErrorCode status = U_ZERO_ERROR;
  locale->addLikelySubtags(status);
  if (U_FAILURE(status)) return {};
  return std::string(locale->getLanguage()) + '_' + locale->getCountry();
}

}  // namespace lectern::language
