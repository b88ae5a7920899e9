#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic.h"
#include "core/language.h"
#include "core/source_file.h"

namespace lectern::site {

/// The words of the pages in each language, by key (`search.placeholder`).
///
/// A language that lacks a word takes it from the nearest that has it: its primary subtag, then `en`.
class Words {
 public:
  using Entries = std::map<std::string, std::string, std::less<>>;

  /// Replaces what was there.
  void set(const core::LanguageTag& language, std::string key, std::string text);
  /// Reads `words/<language>.yml`: nested keys are joined by dots. What is not text is reported and left out.
  void read(const core::LanguageTag& language, const core::SourceFile& file, core::Diagnostics& problems);

  /// The word in the nearest language that has it, or null.
  const std::string* find(const core::LanguageTag& language, std::string_view key) const;

  /// The word as a template writes it: escaped for HTML, `{name}` as the variable `name`. A word that differs by number
  /// has the forms `<key>.one` and `<key>.other`, chosen by the variable `one`. Empty when there is no such word.
  std::string as_template(const core::LanguageTag& language, std::string_view key) const;
  bool has(const core::LanguageTag& language, std::string_view key) const;

  /// Every key of any language; the forms of one word count once, without `.one` and `.other`.
  std::vector<std::string> keys() const;
  /// Keys that begin with `prefix`, which is cut off, and their words.
  Entries below(const core::LanguageTag& language, std::string_view prefix) const;

  const std::map<core::LanguageTag, Entries, std::less<>>& by_language() const { return by_language_; }

 private:
  const Entries* entries(std::string_view language) const;
  /// The nearest language that has `key` or its forms.
  const Entries* entries_with(const core::LanguageTag& language, std::string_view key) const;

  std::map<core::LanguageTag, Entries, std::less<>> by_language_;
};

}  // namespace lectern::site
