#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "site/template.h"
#include "site/theme.h"

namespace lectern::site {

/// Every page template of a theme, parsed once for each language, with the words of that language in place.
/// Const calls are safe from several threads.
class TemplateSet {
 public:
  static core::Result<TemplateSet> parse(const Theme& theme, const std::vector<core::LanguageTag>& languages);

  /// `name` is one of `page_templates()`, `language` one that the set was parsed for.
  const Template& get(std::string_view name, const core::LanguageTag& language) const;

 private:
  std::map<core::LanguageTag, std::map<std::string, Template, std::less<>>> templates_;
};

}  // namespace lectern::site
