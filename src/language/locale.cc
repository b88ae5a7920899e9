#include "language/locale.h"

#include <algorithm>
#include <set>

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

icu::UnicodeString from_utf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string to_utf8(const icu::UnicodeString& text) {
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

}  // namespace lectern::language
