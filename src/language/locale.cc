#include "language/locale.h"

#include <set>
#include <string>

namespace lectern::language {
namespace {

std::set<std::string> available_languages() {
  std::int32_t count = 0;
  const icu::Locale* locales = icu::Locale::getAvailableLocales(count);
  std::set<std::string> languages;
  for (std::int32_t i = 0; i < count; ++i) languages.insert(locales[i].getLanguage());
  return languages;
}

}  // namespace

std::optional<icu::Locale> known_locale(const core::LanguageTag& language) {
  static const std::set<std::string> languages = available_languages();
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag(language, status);
  if (U_FAILURE(status) || locale.isBogus() || languages.count(locale.getLanguage()) == 0) return std::nullopt;
  return locale;
}

}  // namespace lectern::language
