#include "language/simplified_forms.h"

#include <unicode/translit.h>
#include <unicode/uniset.h>

#include <algorithm>
#include <map>
#include <memory>
#include <stdexcept>

#include "language/analysis.h"
#include "language/character.h"

namespace lectern::language {
namespace {

using Forms = std::vector<std::pair<char32_t, char32_t>>;

/// ICU's opinion, one character at a time.
std::map<char32_t, char32_t> transliterated() {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> to_simplified(
      icu::Transliterator::createInstance("Hant-Hans", UTRANS_FORWARD, status));
  if (U_FAILURE(status)) throw std::runtime_error("the ICU library lacks its transliterator Hant-Hans");
  icu::UnicodeSet sources;
  to_simplified->getSourceSet(sources);
  std::map<char32_t, char32_t> forms;
  for (std::int32_t i = 0; i < sources.size(); ++i) {
    const UChar32 from = sources.charAt(i);
    icu::UnicodeString text(from);
    to_simplified->transliterate(text);
    const UChar32 to = text.char32At(0);
    if (from < 0 || !is_han(static_cast<char32_t>(from)) || to == from || text.countChar32() != 1) continue;
    forms.emplace(static_cast<char32_t>(from), static_cast<char32_t>(to));
  }
  return forms;
}

Forms make_forms() {
  const std::map<char32_t, char32_t> forms = transliterated();
  return Forms(forms.begin(), forms.end());
}

}  // namespace

const std::vector<std::pair<char32_t, char32_t>>& simplified_forms() {
  static const Forms forms = make_forms();
  return forms;
}

char32_t simplified(char32_t code_point) {
  if (code_point < 0x2E80) return code_point;
  const Forms& forms = simplified_forms();
  const auto found = std::lower_bound(forms.begin(), forms.end(), code_point,
                                      [](const auto& form, char32_t c) { return form.first < c; });
  return found != forms.end() && found->first == code_point ? found->second : code_point;
}

}  // namespace lectern::language
